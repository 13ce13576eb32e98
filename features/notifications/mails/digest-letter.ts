import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { routing } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import type { NotificationKind } from '../rules/kinds'
import { shownValues } from '../rules/notification-values'

/** The notifications that a letter lists; the rest is on the site. */
const TOLD = 20

/** What somebody hasn't read on the site, in one letter a day. */
export function digestMail(
  person: { id: string; email: string; name: string },
  unread: readonly { kind: NotificationKind; values: Record<string, string> }[],
  day: string,
): Promise<Mail> {
  const to: Recipient = { kind: 'staff', email: person.email }
  const t = letterWords(to)
  const words = translator('notifications.told')
  const count = letterFormat(to).whole(unread.length)
  const more = unread.length - TOLD
  return mailOf({
    template: 'staff-digest',
    to,
    subject: t('digest.subject', { count }),
    preview: t('digest.heading', { count }),
    heading: t('digest.heading', { count }),
    paragraphs: [
      ...unread
        .slice(0, TOLD)
        .map(({ kind, values }) => words(kind, shownValues(values, routing.defaultLocale))),
      ...(more > 0 ? [t('digest.more', { count: more })] : []),
      t('digest.why'),
    ],
    button: {
      label: t('digest.button'),
      url: new URL('/staff/notifications', env().APP_URL).href,
    },
    dedupeKey: `staff-digest:${person.id}:${day}`,
  })
}
