import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { tradeRecipient } from '@/features/accounts/mails/trade-recipient'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import { db } from '@/platform/db/client'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

/** The letters that tell the buyer, and colleagues who get them too, that their money goes back the way it came. */
export async function refundMails(
  paymentId: string,
  refund: { key: string; amountMinor: number; currency: string },
): Promise<Mail[]> {
  const { part } = await db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      part: {
        select: {
          order: {
            select: {
              serial: true,
              companyId: true,
              quote: {
                select: { request: { select: { id: true, contactEmail: true, locale: true } } },
              },
            },
          },
        },
      },
    },
  })
  const { request } = part.order.quote
  const number = formatOrderNumber(part.order.serial)
  const write = (to: Recipient, url: string, key: string): Promise<Mail> => {
    const t = letterWords(to)
    const amount = letterFormat(to).money(refund.amountMinor, refund.currency)
    return mailOf({
      template: 'refund',
      to,
      subject: t('refunded.subject', { number, amount }),
      preview: `${number}: ${amount}`,
      heading: t('refunded.heading', { number }),
      paragraphs: [t('refunded.text', { amount })],
      facts: [{ label: t('refunded.amount'), value: amount }],
      button: { label: t('refunded.button'), url },
      dedupeKey: `refund:${refund.key}:${key}`,
    })
  }
  const readers = await companyReaders(db, {
    companyId: part.order.companyId,
    letters: ['PAYMENTS'],
    contact: request.contactEmail,
  })
  const trade = {
    requestId: request.id,
    contact: request.contactEmail,
    language: request.locale,
    page: `/orders/${number}`,
  }
  return Promise.all(
    [undefined, ...readers].map((reader) => {
      const { to, url } = tradeRecipient(trade, reader)
      return write(to, url, reader?.email ?? 'buyer')
    }),
  )
}
