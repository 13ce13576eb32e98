import 'server-only'
import { renderMessage } from '@/emails/message-email'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { documentHash } from '@/features/quotes/rules/canonical'
import { formatQuoteNumber } from '@/platform/numbers'
import { signedWhen } from '@/features/quotes/rules/acceptance'
import type { QuoteDocument } from '@/features/quotes/schema'
import { translator } from '@/i18n/translator'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { queueMail } from '@/platform/mail'
import { formatMoney } from '@/platform/money'

interface Letter {
  to: string
  subject: string
  html: string
  text: string
}

export interface AcceptedMails {
  buyer: Letter
  staff: Letter
}

/** Writes the letters of an acceptance, before the transaction: typesetting holds no lock. */
export async function prepareAcceptedMails(accepted: {
  document: QuoteDocument
  signerName: string
  acceptedAt: Date
  signerTimeZone: string | null
  requestId: string
}): Promise<AcceptedMails> {
  const { document, signerName, requestId } = accepted
  const t = translator('emails')
  const money = (amountMinor: number) => formatMoney(amountMinor, document.draft.currency)
  const number = formatQuoteNumber(document.quoteSerial)
  const letter = async (url: string) =>
    renderMessage({
      preview: t('accepted.heading', { number }),
      heading: t('accepted.heading', { number }),
      paragraphs: [t('accepted.text', { name: signerName, deposit: money(document.depositMinor) })],
      facts: [
        { label: t('accepted.total'), value: money(document.totalMinor) },
        { label: t('accepted.deposit'), value: money(document.depositMinor) },
        { label: t('accepted.when'), value: signedWhen(accepted).join('; ') },
        { label: t('accepted.hash'), value: documentHash(document).slice(0, 16) },
      ],
      button: { label: t('accepted.button'), url },
      footer: t('footer'),
    })
  const subject = t('accepted.subject', { number, total: money(document.totalMinor) })
  const [buyer, staff] = await Promise.all([
    letter(linkUrl(linkToken(requestId))),
    letter(`${env().APP_URL}/staff/quotes/${number}`),
  ])
  return {
    buyer: { to: document.buyer.contactEmail, subject, ...buyer },
    staff: { to: document.contact.email, subject, ...staff },
  }
}

/** Queues both letters in the transaction that accepts. */
export async function queueAcceptedMails(
  tx: Prisma.TransactionClient,
  mails: AcceptedMails,
  { quoteId }: { quoteId: string },
): Promise<void> {
  await queueMail(tx, {
    template: 'quote-accepted',
    ...mails.buyer,
    dedupeKey: `quote-accepted:${quoteId}:buyer`,
  })
  await queueMail(tx, {
    template: 'quote-accepted',
    ...mails.staff,
    dedupeKey: `quote-accepted:${quoteId}:staff`,
  })
}
