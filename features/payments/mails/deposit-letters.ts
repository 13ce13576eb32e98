import 'server-only'
import { renderMessage } from '@/emails/message-email'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { formatOrderNumber } from '@/features/orders/schema'
import { translator } from '@/i18n/translator'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { queueMail, type Mail } from '@/platform/mail'
import { formatMoney } from '@/platform/money'

export interface PaidDeposit {
  partId: string
  orderSerial: number
  requestId: string
  currency: string
  amountMinor: number
  balanceMinor: number
  buyerEmail: string
  staffEmail: string
}

/** Writes both letters that go with a paid deposit; done before the transaction, which should be short. */
export async function prepareDepositPaidMails(deposit: PaidDeposit): Promise<Mail[]> {
  const t = translator('emails')
  const number = formatOrderNumber(deposit.orderSerial)
  const amount = formatMoney(deposit.amountMinor, deposit.currency)
  const balance = formatMoney(deposit.balanceMinor, deposit.currency)
  const write = async (whom: 'buyer' | 'staff', to: string, url: string): Promise<Mail> => {
    const letter = await renderMessage({
      preview: `${number}: ${amount}`,
      heading: t('depositPaid.heading', { number }),
      paragraphs: [t('depositPaid.text', { amount, balance })],
      facts: [
        { label: t('depositPaid.amount'), value: amount },
        { label: t('depositPaid.balance'), value: balance },
      ],
      button: { label: t('depositPaid.button'), url },
      footer: t('footer'),
    })
    return {
      template: 'deposit-paid',
      to,
      subject: t('depositPaid.subject', { number, amount }),
      ...letter,
      dedupeKey: `deposit-paid:${deposit.partId}:${whom}`,
    }
  }
  return Promise.all([
    write('buyer', deposit.buyerEmail, linkUrl(linkToken(deposit.requestId))),
    write('staff', deposit.staffEmail, new URL(`/orders/${number}`, env().APP_URL).href),
  ])
}

/** Queues the letters in the transaction that confirms the order. */
export async function queueDepositPaidMails(
  tx: Prisma.TransactionClient,
  mails: readonly Mail[],
): Promise<void> {
  for (const mail of mails) await queueMail(tx, mail)
}
