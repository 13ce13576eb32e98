import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { formatOrderNumber } from '@/platform/numbers'
import type { Locale } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'

export interface PaidDeposit {
  partId: string
  orderSerial: number
  requestId: string
  currency: string
  amountMinor: number
  balanceMinor: number
  buyerEmail: string
  /** the buyer's, of the request */
  language: Locale
  /** who sent the quote or the house, and whoever else is to know */
  staffEmails: readonly string[]
}

/** The letters that go with a paid deposit, to both sides. */
export async function depositPaidMails(deposit: PaidDeposit): Promise<Mail[]> {
  const number = formatOrderNumber(deposit.orderSerial)
  const write = (to: Recipient, url: string, key: string): Promise<Mail> => {
    const t = letterWords(to)
    const format = letterFormat(to)
    const amount = format.money(deposit.amountMinor, deposit.currency)
    const balance = format.money(deposit.balanceMinor, deposit.currency)
    return mailOf({
      template: 'deposit-paid',
      to,
      subject: t('depositPaid.subject', { number, amount }),
      preview: `${number}: ${amount}`,
      heading: t('depositPaid.heading', { number }),
      paragraphs: [t('depositPaid.text', { amount, balance })],
      facts: [
        { label: t('depositPaid.amount'), value: amount },
        { label: t('depositPaid.balance'), value: balance },
      ],
      button: { label: t('depositPaid.button'), url },
      dedupeKey: `deposit-paid:${deposit.partId}:${key}`,
    })
  }
  return Promise.all([
    write(
      { kind: 'buyer', email: deposit.buyerEmail, locale: deposit.language },
      linkUrl(linkToken(deposit.requestId)),
      'buyer',
    ),
    ...deposit.staffEmails.map((email, i) =>
      write(
        { kind: 'staff', email },
        new URL(`/orders/${number}`, env().APP_URL).href,
        i === 0 ? 'staff' : `staff:${email}`,
      ),
    ),
  ])
}
