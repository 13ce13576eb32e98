import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { formatQuoteNumber } from '@/platform/numbers'
import { signedWhen, type SignedAcceptance } from '../rules/acceptance'
import type { QuoteDocument } from '../schema'
import { localeOf } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'

/** The letters of an acceptance to both sides, each with the signed document. */
export async function acceptedMails({
  acceptance,
  document,
  requestId,
  paper,
}: {
  acceptance: SignedAcceptance & { quoteId: string; signerEmail: string }
  document: QuoteDocument
  requestId: string
  paper: { fileName: string; bytes: Buffer; sha256: string }
}): Promise<Mail[]> {
  const number = formatQuoteNumber(document.quoteSerial)
  const attachments = [
    {
      fileName: paper.fileName,
      contentType: 'application/pdf',
      contentBase64: paper.bytes.toString('base64'),
    },
  ]
  const write = async (to: Recipient, url: string, as: string = to.kind): Promise<Mail> => {
    const t = letterWords(to)
    const format = letterFormat(to)
    const money = (amountMinor: number) => format.money(amountMinor, document.draft.currency)
    const mail = await mailOf({
      template: 'quote-accepted',
      to,
      subject: t('accepted.subject', { number, total: money(document.totalMinor) }),
      preview: t('accepted.heading', { number }),
      heading: t('accepted.heading', { number }),
      paragraphs: [
        t('accepted.text', {
          name: acceptance.signerName,
          deposit: money(document.depositMinor),
        }),
        t('accepted.attached', { url: new URL('/check', env().APP_URL).href }),
      ],
      facts: [
        { label: t('accepted.total'), value: money(document.totalMinor) },
        { label: t('accepted.deposit'), value: money(document.depositMinor) },
        { label: t('accepted.when'), value: signedWhen(acceptance, format.locale).join('; ') },
        { label: t('accepted.hash'), value: acceptance.documentHash },
        { label: t('accepted.fileHash'), value: paper.sha256 },
      ],
      button: { label: t('accepted.button'), url },
      dedupeKey: `quote-accepted:${acceptance.quoteId}:${as}`,
    })
    return { ...mail, attachments }
  }
  const { contactEmail } = document.buyer
  const locale = localeOf(document.language)
  const { signerEmail } = acceptance
  return Promise.all([
    write({ kind: 'buyer', email: contactEmail, locale }, linkUrl(linkToken(requestId))),
    // A colleague who signed gets it too; they read the quote after signing in.
    ...(signerEmail.toLowerCase() === contactEmail.toLowerCase()
      ? []
      : [
          write(
            { kind: 'buyer', email: signerEmail, locale },
            new URL(`/quotes/${number}`, env().APP_URL).href,
            'signer',
          ),
        ]),
    write(
      { kind: 'staff', email: document.contact.email },
      `${env().APP_URL}/staff/quotes/${number}`,
    ),
  ])
}
