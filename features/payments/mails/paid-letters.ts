import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { tradeRecipient } from '@/features/accounts/mails/trade-recipient'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { formatOrderNumber } from '@/platform/numbers'
import type { Locale } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'

export interface PaidPart {
  partId: string
  /** it is due with the signature: the order starts when it is paid */
  isDeposit: boolean
  orderSerial: number
  requestId: string
  currency: string
  amountMinor: number
  /** what is left to pay of the order after it */
  balanceMinor: number
  buyerEmail: string
  /** the buyer's colleagues who get it too */
  readers: readonly LetterReader[]
  /** the buyer's, of the request */
  language: Locale
  /** who sent the quote, or the house, and whoever else has to know */
  staffEmails: readonly string[]
}

/** The letters that go with a paid part, to both sides. */
export async function paidMails(part: PaidPart): Promise<Mail[]> {
  const number = formatOrderNumber(part.orderSerial)
  const write = (to: Recipient, url: string, key: string): Promise<Mail> => {
    const t = letterWords(to)
    const words = part.isDeposit ? 'depositPaid' : 'partPaid'
    const format = letterFormat(to)
    const amount = format.money(part.amountMinor, part.currency)
    const balance = format.money(part.balanceMinor, part.currency)
    return mailOf({
      template: part.isDeposit ? 'deposit-paid' : 'part-paid',
      to,
      subject: t(`${words}.subject`, { number, amount }),
      preview: `${number}: ${amount}`,
      heading: t(`${words}.heading`, { number }),
      paragraphs: [t(`${words}.text`, { amount, balance })],
      facts: [
        { label: t(`${words}.amount`), value: amount },
        { label: t(`${words}.balance`), value: balance },
      ],
      button: { label: t(`${words}.button`), url },
      dedupeKey: `${part.isDeposit ? 'deposit' : 'part'}-paid:${part.partId}:${key}`,
    })
  }
  const trade = {
    requestId: part.requestId,
    contact: part.buyerEmail,
    language: part.language,
    page: `/orders/${number}`,
  }
  return Promise.all([
    ...[undefined, ...part.readers].map((reader) => {
      const { to, url } = tradeRecipient(trade, reader)
      return write(to, url, reader ? `reader:${reader.email}` : 'buyer')
    }),
    ...part.staffEmails.map((email, i) =>
      write(
        { kind: 'staff', email },
        new URL(`/orders/${number}`, env().APP_URL).href,
        i === 0 ? 'staff' : `staff:${email}`,
      ),
    ),
  ])
}
