import 'server-only'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'

/**
 * The deposit didn't come, so the order's place in the workshop was released. @param released.due
 * `YYYY-MM-DD`
 */
export const slotsReleasedMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  released: { key: string; due: string },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, format, number, name }) => {
    const heading = t('slotsReleased.heading', { number })
    return {
      template: 'slots-released',
      subject: heading,
      heading,
      paragraphs: [
        t('slotsReleased.text', { name, day: format.day(released.due) }),
        t('slotsReleased.after'),
      ],
      facts: [],
      dedupeKey: released.key,
    }
  })
