import { getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { addFollowUpAction } from '../../actions/follow-ups'

/**
 * The form that adds a follow-up on a trade.
 * @param serial of its request
 */
export async function FollowUpForm({
  serial,
  userId,
  start,
}: {
  serial: number
  userId: string
  /** the proposed day, `YYYY-MM-DD` */
  start: string
}) {
  const [t, { staff }] = await Promise.all([getTranslations('work.followUp'), getMessages()])
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-info underline">
        {t('title')}
      </summary>
      <div className="pt-2">
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={userId}>
            <DeskForm
              id="follow-up"
              action={addFollowUpAction}
              hidden={{ serial: String(serial) }}
              fields={[
                { name: 'onDay', label: t('day'), type: 'date', start },
                { name: 'note', label: t('note') },
              ]}
              submit={t('keep')}
            />
          </FormPerson>
        </MessagesProvider>
      </div>
    </details>
  )
}
