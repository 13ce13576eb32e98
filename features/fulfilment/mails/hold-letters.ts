import 'server-only'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'

/** An order was put on hold for a reason, or released. */
export const orderHeldMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  hold: { id: string; kind: 'STAFF' | 'CREDIT'; reason: string },
  state: 'held' | 'released',
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, number, name }) => {
    const heading = t(`orderHeld.${state}`, { number })
    const reason = hold.kind === 'CREDIT' ? t('orderHeld.credit') : hold.reason
    return {
      template: `order-${state}`,
      subject: heading,
      heading,
      paragraphs: [t(`orderHeld.${state}Text`, { name }), ...(state === 'held' ? [reason] : [])],
      facts: [],
      dedupeKey: `order-${state}:${hold.id}`,
    }
  })
