import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { letterUrl } from '@/features/reminders/rules/letter-token'
import { replyAddress } from '@/features/threads/rules/reply-address'
import { localeOf } from '@/i18n/routing'
import type { ReminderKind } from '@/platform/db/generated/enums'
import type { Mail } from '@/platform/mail'
import { formatQuoteNumber } from '@/platform/numbers'
import type { QuoteDocument } from '../schema'

/** What a buyer is reminded of; the house's own people are told on the desk. */
export type BuyerReminder = Exclude<ReminderKind, 'REQUEST_WAITS' | 'SURVEY'>

/** The words of a kind, a key of `emails.reminder`. */
const WORDS = {
  QUOTE_UNOPENED: 'unopened',
  QUOTE_EXPIRES: 'expires',
  TARIFF_MOVED: 'moved',
} as const satisfies Record<BuyerReminder, string>

/** A reminder of an open quote, to its buyer, in the language of the quote. */
export function reminderMail({
  id,
  kind,
  document,
  requestId,
  daysLeft,
}: {
  /** of the reminder: its letter is one */
  id: string
  kind: BuyerReminder
  document: QuoteDocument
  requestId: string
  /** whole days until its last one; 0 on it */
  daysLeft: number
}): Promise<Mail> {
  const { draft, buyer, contact } = document
  const to = {
    kind: 'buyer' as const,
    email: buyer.contactEmail,
    locale: localeOf(document.language),
  } satisfies Recipient
  const t = letterWords(to)
  const format = letterFormat(to)
  const words = WORDS[kind]
  const values = {
    number: formatQuoteNumber(document.quoteSerial),
    name: buyer.contactName,
    days: daysLeft,
    day: format.day(draft.validUntil),
    total: format.money(document.totalMinor, draft.currency),
  }
  return mailOf({
    template: `reminder-${words}`,
    to,
    subject: t(`reminder.${words}.subject`, values),
    preview: t(`reminder.${words}.heading`, values),
    heading: t(`reminder.${words}.heading`, values),
    paragraphs: [t(`reminder.${words}.text`, values), t('reminder.answer')],
    facts: [
      { label: t('quoteSent.total'), value: values.total },
      { label: t('quoteSent.validUntil'), value: t('reminder.until', { day: values.day }) },
      { label: t('quoteSent.contact'), value: `${contact.name}, ${contact.email}` },
    ],
    button: { label: t('quoteSent.button'), url: linkUrl(linkToken(requestId)) },
    replyTo: replyAddress(requestId, { email: to.email, audience: 'SHARED' }) ?? contact.email,
    topic: `thread.${requestId}`,
    stop: { label: t('reminder.stop'), url: letterUrl('reminders', requestId) },
    dedupeKey: `reminder:${id}`,
  })
}

/** The one question about a quote that is over, to who was its buyer. */
export function surveyMail({
  id,
  document,
  revisionId,
  requestId,
}: {
  /** of the reminder: its letter is one */
  id: string
  document: QuoteDocument
  revisionId: string
  requestId: string
}): Promise<Mail> {
  const { buyer, contact } = document
  const to = {
    kind: 'buyer' as const,
    email: buyer.contactEmail,
    locale: localeOf(document.language),
  } satisfies Recipient
  const t = letterWords(to)
  const values = { number: formatQuoteNumber(document.quoteSerial), name: buyer.contactName }
  return mailOf({
    template: 'quote-survey',
    to,
    subject: t('survey.subject', values),
    preview: t('survey.heading', values),
    heading: t('survey.heading', values),
    paragraphs: [t('survey.text', values), t('survey.anew')],
    button: { label: t('survey.button'), url: letterUrl('survey', revisionId) },
    replyTo: replyAddress(requestId, { email: to.email, audience: 'SHARED' }) ?? contact.email,
    topic: `thread.${requestId}`,
    stop: { label: t('reminder.stop'), url: letterUrl('reminders', requestId) },
    dedupeKey: `reminder:${id}`,
  })
}
