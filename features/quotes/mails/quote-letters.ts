import 'server-only'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { renderMessage } from '@/emails/message-email'
import { translator } from '@/i18n/translator'
import type { Prisma } from '@/platform/db/generated/client'
import { dayText } from '@/platform/dates'
import { env } from '@/platform/env'
import { queueMail } from '@/platform/mail'
import { formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { changeWords } from '../rules/change-words'
import { dutyClause } from '../rules/duty-clause'
import { revisionChanges } from '../rules/revision-changes'
import type { QuoteDocument, TariffTerms } from '../schema'

export interface PreparedMail {
  to: string
  subject: string
  html: string
  text: string
}

/**
 * Writes the letter that goes with a sent revision; done before the transaction, which should be short.
 * @param earlier the revision sent before it, against which the letter says what changed
 */
export async function prepareQuoteSentMail({
  document,
  earlier,
  requestId,
}: {
  document: QuoteDocument
  earlier: QuoteDocument | null
  requestId: string
}): Promise<PreparedMail> {
  const t = translator('emails')
  const { draft, buyer, contact } = document
  const money = (amountMinor: number) => formatMoney(amountMinor, draft.currency)
  const number = formatQuoteNumber(document.quoteSerial)
  const letter = await renderMessage({
    preview: `${number}: ${money(document.totalMinor)}`,
    heading:
      document.revision > 1
        ? t('quoteSent.headingRevised', { number, revision: document.revision })
        : t('quoteSent.heading', { number }),
    paragraphs: [
      t('quoteSent.text', {
        name: buyer.contactName,
        dutyClause: dutyClause(document),
      }),
      ...(earlier ? [t('quoteSent.revised', { revision: String(earlier.revision) })] : []),
    ],
    facts: [
      { label: t('quoteSent.total'), value: money(document.totalMinor) },
      { label: t('quoteSent.deposit'), value: money(document.depositMinor) },
      {
        label: t('quoteSent.leadTime'),
        value: t('quoteSent.days', { days: document.leadTimeDays }),
      },
      { label: t('quoteSent.validUntil'), value: dayText(draft.validUntil) },
      { label: t('quoteSent.contact'), value: `${contact.name}, ${contact.email}` },
    ],
    button: { label: t('quoteSent.button'), url: linkUrl(linkToken(requestId)) },
    ...(earlier
      ? { digest: changeWords(revisionChanges(earlier, document), translator('quotes.changes')) }
      : {}),
    footer: t('footer'),
  })
  return {
    to: buyer.contactEmail,
    subject: t('quoteSent.subject', {
      number,
      total: money(document.totalMinor),
      validUntil: dayText(draft.validUntil),
    }),
    ...letter,
  }
}

/** Writes to the person who answers for a quote that its buyer asks for it anew. */
export async function prepareRequoteMail({
  document,
  terms,
}: {
  document: QuoteDocument
  terms: TariffTerms['kind'] | null
}): Promise<PreparedMail> {
  const t = translator('emails')
  const number = formatQuoteNumber(document.quoteSerial)
  const letter = await renderMessage({
    preview: number,
    heading: t('requoteAsked.heading', { number, company: document.buyer.companyName }),
    paragraphs: [terms ? t('requoteAsked.terms', { terms }) : t('requoteAsked.today')],
    facts: [
      {
        label: t('requoteAsked.total'),
        value: formatMoney(document.totalMinor, document.draft.currency),
      },
    ],
    button: {
      label: t('requoteAsked.button'),
      url: new URL(`/staff/quotes/${number}`, env().APP_URL).href,
    },
    footer: t('footer'),
  })
  return {
    to: document.contact.email,
    subject: t('requoteAsked.heading', { number, company: document.buyer.companyName }),
    ...letter,
  }
}

export async function queueRequoteMail(
  tx: Prisma.TransactionClient,
  mail: PreparedMail,
  { quoteId, revision }: { quoteId: string; revision: number },
): Promise<void> {
  await queueMail(tx, {
    template: 'requote-asked',
    ...mail,
    dedupeKey: `requote-asked:${quoteId}:${revision}`,
  })
}

/** Queues the letter in the transaction that sends the revision. */
export async function queueQuoteSentMail(
  tx: Prisma.TransactionClient,
  mail: PreparedMail,
  { revisionId }: { revisionId: string },
): Promise<void> {
  await queueMail(tx, { template: 'quote-sent', ...mail, dedupeKey: `quote-sent:${revisionId}` })
}
