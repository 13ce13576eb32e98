import 'server-only'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'

/** The letters to a buyer about the duty of their goods. */

/** The duty of a shipment is final. Amounts in minor units of `currency`. */
export const trueUpMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  entry: {
    id: string
    shipment: number
    entryNumber: string
    enteredOn: string
    currency: string
    signedMinor: number
    actualMinor: number
    settledMinor: number
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['PAYMENTS'], ({ t, format, number, name }) => {
    const money = (amountMinor: number) => format.money(amountMinor, entry.currency)
    const differenceMinor = entry.settledMinor - entry.signedMinor
    const way = differenceMinor > 0 ? 'billed' : differenceMinor < 0 ? 'credited' : 'same'
    const difference = money(Math.abs(differenceMinor))
    const heading = t('trueUp.heading', { number, shipment: entry.shipment })
    return {
      template: 'true-up',
      subject: heading,
      heading,
      paragraphs: [
        t(`trueUp.${way}`, {
          name,
          entry: entry.entryNumber,
          day: format.day(entry.enteredOn),
          difference,
        }),
      ],
      facts: [
        { label: t('trueUp.signed'), value: money(entry.signedMinor) },
        { label: t('trueUp.actual'), value: money(entry.actualMinor) },
        { label: t('trueUp.settled'), value: money(entry.settledMinor) },
        { label: t('trueUp.difference', { way }), value: difference },
      ],
      dedupeKey: `true-up:${entry.id}`,
    }
  })

/** Customs gave duty back. Amounts in minor units of `currency`; `movedMinor` is credited, or billed. */
export const dutyRefundMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  refund: {
    id: string
    way: 'credited' | 'billed'
    shipment: number
    entryNumber: string
    reference: string
    currency: string
    amountMinor: number
    buyerMinor: number
    movedMinor: number
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['PAYMENTS'], ({ t, format, number, name }) => {
    const money = (amountMinor: number) => format.money(amountMinor, refund.currency)
    const heading = t('dutyRefund.heading', { number, amount: money(refund.buyerMinor) })
    return {
      template: 'duty-refund',
      subject: heading,
      heading,
      paragraphs: [
        t(refund.way === 'credited' ? 'dutyRefund.text' : 'dutyRefund.billed', {
          name,
          entry: refund.entryNumber,
          shipment: refund.shipment,
          reference: refund.reference,
          amount: money(refund.movedMinor),
        }),
      ],
      facts: [
        { label: t('dutyRefund.refund'), value: money(refund.amountMinor) },
        { label: t('dutyRefund.buyer'), value: money(refund.buyerMinor) },
        { label: t('dutyRefund.house'), value: money(refund.amountMinor - refund.buyerMinor) },
      ],
      dedupeKey: `duty-refund:${refund.id}`,
    }
  })
