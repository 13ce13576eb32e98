import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { documentHash } from '@/features/quotes/rules/canonical'
import { formatQuoteNumber } from '@/platform/numbers'
import { signedWhen } from '@/features/quotes/rules/acceptance'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'

/** The letters of an acceptance, to both sides. */
export async function acceptedMails(accepted: {
  quoteId: string
  document: QuoteDocument
  signerName: string
  acceptedAt: Date
  signerTimeZone: string | null
  requestId: string
}): Promise<Mail[]> {
  const { document, signerName, requestId } = accepted
  const number = formatQuoteNumber(document.quoteSerial)
  const write = (to: Recipient, url: string): Promise<Mail> => {
    const t = letterWords(to)
    const format = letterFormat(to)
    const money = (amountMinor: number) => format.money(amountMinor, document.draft.currency)
    return mailOf({
      template: 'quote-accepted',
      to,
      subject: t('accepted.subject', { number, total: money(document.totalMinor) }),
      preview: t('accepted.heading', { number }),
      heading: t('accepted.heading', { number }),
      paragraphs: [t('accepted.text', { name: signerName, deposit: money(document.depositMinor) })],
      facts: [
        { label: t('accepted.total'), value: money(document.totalMinor) },
        { label: t('accepted.deposit'), value: money(document.depositMinor) },
        { label: t('accepted.when'), value: signedWhen(accepted, format.locale).join('; ') },
        { label: t('accepted.hash'), value: documentHash(document).slice(0, 16) },
      ],
      button: { label: t('accepted.button'), url },
      dedupeKey: `quote-accepted:${accepted.quoteId}:${to.kind}`,
    })
  }
  return Promise.all([
    write(
      {
        kind: 'buyer',
        email: document.buyer.contactEmail,
        locale: localeOf(document.language),
      },
      linkUrl(linkToken(requestId)),
    ),
    write(
      { kind: 'staff', email: document.contact.email },
      `${env().APP_URL}/staff/quotes/${number}`,
    ),
  ])
}
