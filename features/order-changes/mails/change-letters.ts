import 'server-only'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'
import type { CancelledBy, CancelShares } from '../rules/cancel'

/** The letters to a buyer about changes of their order. */

/** Tells that interest on late payments was billed. */
export const interestBilledMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  bill: { id: string; amountMinor: number; currency: string; through: string },
): Promise<Mail[]> =>
  orderMails(database, order, ['PAYMENTS'], ({ t, format, number, name }) => {
    const amount = format.money(bill.amountMinor, bill.currency)
    const heading = t('interestBilled.heading', { number, amount })
    return {
      template: 'interest-billed',
      subject: heading,
      heading,
      paragraphs: [
        t('interestBilled.text', {
          name,
          amount,
          percent: format.decimal(order.document.lateInterestPercent ?? ''),
          day: format.day(bill.through),
        }),
      ],
      facts: [],
      dedupeKey: `interest-billed:${bill.id}`,
    }
  })

/** Tells that a request to cancel was refused: the order goes on. */
export const cancelRefusedMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  refused: { id: string; answer: string },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, number, name }) => {
    const heading = t('cancelRefused.heading', { number })
    return {
      template: 'cancel-refused',
      subject: heading,
      heading,
      paragraphs: [t('cancelRefused.text', { name }), refused.answer],
      facts: [],
      dedupeKey: `cancel-refused:${refused.id}`,
    }
  })

/** Tells that an order was cancelled, also to whoever pays for it. Amounts in minor units of `currency`. */
export const orderCancelledMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  cancelled: CancelShares & {
    id: string
    cancelledBy: CancelledBy
    reason: string
    currency: string
    paidMinor: number
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS', 'PAYMENTS'], ({ t, format, number, name }) => {
    const money = (amountMinor: number) => format.money(amountMinor, cancelled.currency)
    const heading = t('orderCancelled.heading', { number })
    return {
      template: 'order-cancelled',
      subject: heading,
      heading,
      paragraphs: [
        t('orderCancelled.text', { name, side: cancelled.cancelledBy }),
        cancelled.reason,
        t('orderCancelled.back', {
          back: cancelled.dueBackMinor > 0 ? 'yes' : 'no',
          amount: money(cancelled.dueBackMinor),
        }),
      ],
      facts: [
        { label: t('orderCancelled.paid'), value: money(cancelled.paidMinor) },
        { label: t('orderCancelled.kept'), value: money(cancelled.keptMinor) },
        { label: t('orderCancelled.dueBack'), value: money(cancelled.dueBackMinor) },
      ],
      dedupeKey: `order-cancelled:${cancelled.id}`,
    }
  })
