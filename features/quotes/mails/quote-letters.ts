import 'server-only'
import { letterFormat, letterWords, mailOf, type Letter, type Recipient } from '@/emails/letter'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { reckonedValues } from '@/features/company/rules/calendar'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatQuoteNumber } from '@/platform/numbers'
import { isChoosable, pickCount } from '../rules/choices'
import { changeWords } from '../rules/change-words'
import { dutyClause } from '../rules/duty-clause'
import { revisionChanges } from '../rules/revision-changes'
import type { QuoteDocument, TariffTerms } from '../schema'
import { forReader, quoteFrame } from './quote-frame'

/**
 * The letter of a sent revision.
 * @param earlier the revision sent before it, which the letter's changes are compared with
 * @param reader a colleague of its contact who gets it too: with the page's address, never with the
 *   secret link
 */
export function quoteSentLetter({
  document,
  earlier,
  requestId,
  revisionId,
  reader,
}: {
  document: QuoteDocument
  earlier: QuoteDocument | null
  requestId: string
  revisionId: string
  reader: LetterReader | undefined
}): Letter {
  const { draft, buyer } = document
  const {
    t,
    format,
    money,
    number,
    facts,
    frame: { url, ...frame },
  } = quoteFrame(document, requestId, reader)
  return {
    ...frame,
    template: 'quote-sent',
    subject: t('quoteSent.subject', {
      number,
      total: money(document.totalMinor),
      validUntil: format.day(draft.validUntil),
    }),
    preview: `${number}: ${money(document.totalMinor)}`,
    heading:
      document.revision > 1
        ? t('quoteSent.headingRevised', { number, revision: document.revision })
        : t('quoteSent.heading', { number }),
    paragraphs: [
      t('quoteSent.text', {
        name: reader?.name ?? buyer.contactName,
        dutyClause: dutyClause(document),
      }),
      ...(isChoosable(draft) ? [t('quoteSent.choices', { ways: pickCount(draft) })] : []),
      ...(earlier ? [t('quoteSent.revised', { revision: String(earlier.revision) })] : []),
    ],
    facts: [
      facts.total,
      { label: t('quoteSent.deposit'), value: money(document.depositMinor) },
      {
        label: t('quoteSent.leadTime'),
        value: document.production
          ? t('quoteSent.workingDays', reckonedValues(document.production))
          : t('quoteSent.days', { days: document.leadTimeDays }),
      },
      { label: t('quoteSent.validUntil'), value: format.day(draft.validUntil) },
      facts.contact,
    ],
    button: { label: t('quoteSent.button'), url },
    ...(earlier
      ? { digest: changeWords(revisionChanges(earlier, document), frame.to.locale) }
      : {}),
    dedupeKey: `quote-sent:${revisionId}${forReader(reader)}`,
  }
}

/** To the seller of a quote: its buyer asks for a new revision. */
export function requoteMail({
  quoteId,
  document,
  terms,
}: {
  quoteId: string
  document: QuoteDocument
  terms: TariffTerms['kind'] | null
}): Promise<Mail> {
  const to: Recipient = { kind: 'staff', email: document.contact.email }
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatQuoteNumber(document.quoteSerial)
  const heading = t('requoteAsked.heading', { number, company: document.buyer.companyName })
  return mailOf({
    template: 'requote-asked',
    to,
    subject: heading,
    preview: number,
    heading,
    paragraphs: [terms ? t('requoteAsked.terms', { terms }) : t('requoteAsked.today')],
    facts: [
      {
        label: t('requoteAsked.total'),
        value: format.money(document.totalMinor, document.draft.currency),
      },
    ],
    button: {
      label: t('requoteAsked.button'),
      url: new URL(`/staff/quotes/${number}`, env().APP_URL).href,
    },
    dedupeKey: `requote-asked:${quoteId}:${document.revision}`,
  })
}
