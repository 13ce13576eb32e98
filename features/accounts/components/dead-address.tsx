import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskDay } from '@/platform/dates'
import { reviveOwnAddressAction } from '../actions/revive-address'

/** A notice to the owner of an address that mail bounces from it, which they can correct themselves. */
export async function OwnDeadAddress({ email, since }: { email: string; since: Date }) {
  const [t, locale, { staff }] = await Promise.all([
    getTranslations('account.dead'),
    getLocale(),
    getMessages(),
  ])
  return (
    <Alert variant="caution" className="grid gap-2">
      <p className="max-w-prose break-words">{t('own', { email, day: deskDay(since, locale) })}</p>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <DeskForm
          id="revive-own"
          action={reviveOwnAddressAction}
          fields={[]}
          submit={t('revive')}
        />
      </MessagesProvider>
    </Alert>
  )
}
