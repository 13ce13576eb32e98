import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { localeOf } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatRequestNumber } from '@/platform/numbers'

export interface DailyEntry {
  requestId: string
  serial: number
  locale: string
  isContact: boolean
  by: string
  body: string
  kind: string
}

/** How much of each entry, and how many entries, a daily letter shows. */
const TOLD_LETTERS = 300
const TOLD = 30

/** What was said in a day, in one letter; answers are written on the page, because it is about several threads. */
export function dailyMail(
  address: string,
  entries: readonly DailyEntry[],
  day: string,
): Promise<Mail> {
  const [first] = entries
  const to: Recipient = { kind: 'buyer', email: address, locale: localeOf(first?.locale ?? '') }
  const t = letterWords(to)
  const count = letterFormat(to).whole(entries.length)
  const serials = [...new Set(entries.map(({ serial }) => serial))]
  const rowsOf = (serial: number) =>
    entries
      .filter((entry) => entry.serial === serial)
      .slice(0, TOLD)
      .map(({ by, body }) => ({
        label: by,
        text: body.slice(0, TOLD_LETTERS) || t('threadDaily.files'),
      }))
  const isOne = serials.length === 1 && first !== undefined
  return mailOf({
    template: 'thread-daily',
    to,
    subject: t('threadDaily.subject', { count }),
    preview: t('threadDaily.heading', { count }),
    heading: t('threadDaily.heading', { count }),
    paragraphs: [t('threadDaily.why')],
    digest: {
      title: t('threadDaily.title'),
      groups: serials.map((serial) => ({
        title: formatRequestNumber(serial),
        rows: rowsOf(serial),
      })),
      closing: [],
    },
    button: {
      label: t('threadEntry.button'),
      url:
        isOne && first.isContact
          ? `${linkUrl(linkToken(first.requestId))}#thread`
          : new URL('/account', env().APP_URL).href,
    },
    dedupeKey: `thread-daily:${address}:${day}`,
  })
}
