import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskDay } from '@/platform/dates'
import { reviveAddressAction } from '../../actions/revive-address'
import type { DeadAddress } from '../../queries/dead-addresses'
import type { LetterView } from '../../queries/letters'

/** A mark beside an address that mail bounces from: since when, with a link to the letter. */
export async function DeadMark({ dead }: { dead: DeadAddress | undefined }) {
  const [t, locale] = await Promise.all([getTranslations('staff.mail.dead'), getLocale()])
  if (!dead) return null
  return (
    <Link
      className="ms-2 inline-flex"
      href={`/staff/mail/${dead.mailId}`}
      title={t('since', { day: deskDay(dead.since, locale) })}
    >
      <Badge variant="fault">{t('badge')}</Badge>
    </Link>
  )
}

/** What happened to a letter that bounced or was held, and a button to mark its address as working again. */
export async function LetterFate({ mail, mayMend }: { mail: LetterView; mayMend: boolean }) {
  const [t, locale, { staff }] = await Promise.all([
    getTranslations('staff.mail.dead'),
    getLocale(),
    getMessages(),
  ])
  const { state, bounceKind, bouncedAt, dead, toAddress: to } = mail
  if (state !== 'BOUNCED' && (state !== 'HELD' || !dead)) return null
  const wordKey =
    state === 'HELD' ? 'HELD' : bounceKind === 'HARD' && !dead ? 'mended' : (bounceKind ?? 'SOFT')
  const day = deskDay((state === 'HELD' ? dead?.since : bouncedAt) ?? mail.createdAt, locale)
  const reason = mail.lastError ?? dead?.reason
  return (
    <Alert
      variant={wordKey === 'HARD' || wordKey === 'HELD' ? 'fault' : 'caution'}
      className="grid gap-2"
    >
      <p className="max-w-prose">{t(wordKey, { to, day })}</p>
      {reason ? <p className="text-sm break-words">{t('said', { reason })}</p> : null}
      {dead && mayMend ? (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <DeskForm
            id="revive"
            action={reviveAddressAction}
            hidden={{ address: to }}
            fields={[]}
            submit={t('revive')}
          />
        </MessagesProvider>
      ) : null}
    </Alert>
  )
}
