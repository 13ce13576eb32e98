import 'server-only'
import { letterFormat, letterWords, mailOf, type Letter, type Recipient } from '@/emails/letter'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { routing } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatQuoteNumber } from '@/platform/numbers'
import type { RecordAnswer } from '../answer-schema'
import type { QuoteDeclineReason } from '../rules/decline-reasons'
import type { QuoteDocument } from '../schema'
import { forReader, quoteFrame } from './quote-frame'

/** The letters about answers that aren't signatures. */

const deskUrl = (number: string): string => new URL(`/staff/quotes/${number}`, env().APP_URL).href

/**
 * To the buyer: the revision was withdrawn.
 * @param words of the house, empty for none
 * @param reader a colleague of its contact who gets it too
 */
export function revisionWithdrawnLetter({
  document,
  revisionId,
  requestId,
  words,
  reader,
}: {
  document: QuoteDocument
  revisionId: string
  requestId: string
  words: string
  reader: LetterReader | undefined
}): Letter {
  const {
    t,
    number,
    facts,
    frame: { url, ...frame },
  } = quoteFrame(document, requestId, reader)
  const values = { number, revision: document.revision }
  const heading = t('revisionWithdrawn.heading', values)
  return {
    ...frame,
    template: 'revision-withdrawn',
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('revisionWithdrawn.text', { ...values, name: reader?.name ?? document.buyer.contactName }),
      ...(words ? [words] : []),
    ],
    facts: [{ label: t('revisionWithdrawn.total'), value: facts.total.value }],
    button: { label: t('revisionWithdrawn.button'), url },
    dedupeKey: `revision-withdrawn:${revisionId}${forReader(reader)}`,
  }
}

/** To the seller of a quote: its buyer declined. */
export function quoteDeclinedMail({
  document,
  revisionId,
  reasonCode,
  words,
}: {
  document: QuoteDocument
  revisionId: string
  reasonCode: QuoteDeclineReason
  words: string
}): Promise<Mail> {
  const to: Recipient = { kind: 'staff', email: document.contact.email }
  const t = letterWords(to)
  const number = formatQuoteNumber(document.quoteSerial)
  const heading = t('quoteDeclined.heading', { number, company: document.buyer.companyName })
  return mailOf({
    template: 'quote-declined',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [],
    facts: [
      {
        label: t('quoteDeclined.reason'),
        value: translator('quotes.decline.reasons', routing.defaultLocale)(reasonCode),
      },
      ...(words ? [{ label: t('quoteDeclined.words'), value: words }] : []),
      {
        label: t('quoteDeclined.total'),
        value: letterFormat(to).money(document.totalMinor, document.draft.currency),
      },
    ],
    button: { label: t('quoteDeclined.button'), url: deskUrl(number) },
    dedupeKey: `quote-declined:${revisionId}`,
  })
}

/**
 * To the buyer: what the house recorded as their answer, so that a mistake is seen at once.
 * @param reader a colleague of its contact who gets it too
 */
export function answerRecordedLetter({
  document,
  revisionId,
  requestId,
  answer,
  recordedBy,
  reader,
}: {
  document: QuoteDocument
  revisionId: string
  requestId: string
  answer: Pick<RecordAnswer, 'answer' | 'means' | 'givenBy' | 'givenOn' | 'reference'>
  recordedBy: string
  reader: LetterReader | undefined
}): Letter {
  const {
    t,
    format,
    number,
    facts,
    frame: { url, ...frame },
  } = quoteFrame(document, requestId, reader)
  const heading = t('answerRecorded.heading', { number, answer: answer.answer })
  return {
    ...frame,
    template: 'answer-recorded',
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('answerRecorded.text', {
        number,
        revision: document.revision,
        means: answer.means,
        name: reader?.name ?? document.buyer.contactName,
      }),
    ],
    facts: [
      { label: t('answerRecorded.givenBy'), value: answer.givenBy },
      { label: t('answerRecorded.givenOn'), value: format.day(answer.givenOn) },
      ...(answer.reference
        ? [{ label: t('answerRecorded.reference'), value: answer.reference }]
        : []),
      { label: t('answerRecorded.recordedBy'), value: recordedBy },
      { label: t('answerRecorded.total'), value: facts.total.value },
    ],
    button: { label: t('answerRecorded.button'), url },
    dedupeKey: `answer-recorded:${revisionId}${forReader(reader)}`,
  }
}

/** To the seller of a quote: its buyer asked for changes. */
export function quoteCounteredMail({
  document,
  counterId,
  totalMinor,
  words,
}: {
  document: QuoteDocument
  counterId: string
  /** with the changes, in the quote's currency */
  totalMinor: number
  words: string
}): Promise<Mail> {
  const to: Recipient = { kind: 'staff', email: document.contact.email }
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatQuoteNumber(document.quoteSerial)
  const heading = t('quoteCountered.heading', { number, company: document.buyer.companyName })
  const money = (amountMinor: number) => format.money(amountMinor, document.draft.currency)
  return mailOf({
    template: 'quote-countered',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('quoteCountered.text', { revision: document.revision }),
      ...(words ? [words] : []),
    ],
    facts: [
      { label: t('quoteCountered.quoted'), value: money(document.totalMinor) },
      { label: t('quoteCountered.total'), value: money(totalMinor) },
    ],
    button: { label: t('quoteCountered.button'), url: deskUrl(number) },
    dedupeKey: `quote-countered:${counterId}`,
  })
}
