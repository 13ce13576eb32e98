import 'server-only'
import type { Letter } from '@/emails/letter'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { letterUrl } from '@/features/reminders/rules/letter-token'
import type { ReminderKind } from '@/platform/db/generated/enums'
import { env } from '@/platform/env'
import type { QuoteDocument } from '../schema'
import { forReader, quoteFrame } from './quote-frame'

/** Reminders to a buyer; the house's own people are notified at the desk. */
export type BuyerReminder = Exclude<ReminderKind, 'REQUEST_WAITS' | 'SURVEY'>

/** The words of a kind, as a key of `emails.reminder`. */
const WORDS = {
  QUOTE_UNOPENED: 'unopened',
  QUOTE_EXPIRES: 'expires',
  TARIFF_MOVED: 'moved',
} as const satisfies Record<BuyerReminder, string>

/**
 * A reminder of an open quote, to its buyer, in the language of the quote.
 * @param reader a colleague of its contact who gets it too: they stop reminders in their own settings
 */
export function reminderLetter({
  id,
  kind,
  document,
  requestId,
  daysLeft,
  reader,
}: {
  /** of the reminder: it has only one letter */
  id: string
  kind: BuyerReminder
  document: QuoteDocument
  requestId: string
  /** whole days until its last day; 0 on it */
  daysLeft: number
  reader: LetterReader | undefined
}): Letter {
  const {
    t,
    format,
    number,
    facts,
    frame: { url, ...frame },
  } = quoteFrame(document, requestId, reader)
  const words = WORDS[kind]
  const day = format.day(document.draft.validUntil)
  const values = {
    number,
    name: reader?.name ?? document.buyer.contactName,
    days: daysLeft,
    day,
    total: facts.total.value,
  }
  return {
    ...frame,
    template: `reminder-${words}`,
    subject: t(`reminder.${words}.subject`, values),
    preview: t(`reminder.${words}.heading`, values),
    heading: t(`reminder.${words}.heading`, values),
    paragraphs: [t(`reminder.${words}.text`, values), t('reminder.answer')],
    facts: [
      facts.total,
      { label: t('quoteSent.validUntil'), value: t('reminder.until', { day }) },
      facts.contact,
    ],
    button: { label: t('quoteSent.button'), url },
    stop: { label: t('reminder.stop'), url: stopUrl(requestId, reader) },
    dedupeKey: `reminder:${id}${forReader(reader)}`,
  }
}

/**
 * The page where reminders are stopped: for its contact the letter's own link, for a colleague
 * their settings.
 */
const stopUrl = (requestId: string, reader: LetterReader | undefined): string =>
  reader ? new URL('/account/settings', env().APP_URL).href : letterUrl('reminders', requestId)

/**
 * The one question about a quote that is over, to its buyer.
 * @param reader a colleague of its contact who gets it too: the first answer counts
 */
export function surveyLetter({
  id,
  document,
  revisionId,
  requestId,
  reader,
}: {
  /** of the reminder: it has only one letter */
  id: string
  document: QuoteDocument
  revisionId: string
  requestId: string
  reader: LetterReader | undefined
}): Letter {
  const {
    t,
    number,
    frame: { url: _, ...frame },
  } = quoteFrame(document, requestId, reader)
  const values = { number, name: reader?.name ?? document.buyer.contactName }
  return {
    ...frame,
    template: 'quote-survey',
    subject: t('survey.subject', values),
    preview: t('survey.heading', values),
    heading: t('survey.heading', values),
    paragraphs: [t('survey.text', values), t('survey.anew')],
    button: { label: t('survey.button'), url: letterUrl('survey', revisionId) },
    stop: { label: t('reminder.stop'), url: stopUrl(requestId, reader) },
    dedupeKey: `reminder:${id}${forReader(reader)}`,
  }
}
