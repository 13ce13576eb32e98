import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { PersonMark } from '@/components/site/person-mark'
import { Alert } from '@/components/ui/alert'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import { decideBankAction } from '../../actions/bank'
import type { WaitingBankChange } from '../../queries/bank'
import { sectionWords } from '../../settings/words'
import { ChangesTable } from './changes-table'

/** Changes of bank accounts that wait for a second person: old and new values, and the decision. */
export async function WaitingBankChanges({
  waiting,
  decides,
}: {
  waiting: readonly WaitingBankChange[]
  /** whether the reader may decide at all */
  decides: boolean
}) {
  const [t, locale, { settings, staff }] = await Promise.all([
    getTranslations('settings.bankChange'),
    getLocale(),
    getMessages(),
  ])
  const { fields } = sectionWords(settings).bank
  return waiting.map((each) => (
    <section key={each.id} aria-label={each.currency} className="grid gap-3">
      <Alert variant="caution" className="grid gap-1">
        <p className="flex items-center gap-2 font-medium">
          <PersonMark name={each.proposedBy} said="around" />
          {t('waits', {
            currency: each.currency,
            by: each.proposedBy,
            at: deskInstant(each.proposedAt, locale),
          })}
        </p>
        {each.note ? <p>{each.note}</p> : null}
        <p>{t(each.own ? 'own' : 'check')}</p>
      </Alert>
      <ChangesTable changes={each.changes} names={fields} heads="settings.bankChange" />
      {decides ? (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <div className="flex flex-wrap gap-3">
            {(each.own ? (['refused'] as const) : (['approved', 'refused'] as const)).map(
              (decision) => (
                <DeskForm
                  key={decision}
                  id={`bank-${decision}-${each.id}`}
                  action={decideBankAction}
                  hidden={{ id: each.id, hash: each.hash, decision }}
                  fields={[]}
                  submit={t(each.own ? 'withdraw' : decision)}
                />
              ),
            )}
          </div>
        </MessagesProvider>
      ) : null}
    </section>
  ))
}
