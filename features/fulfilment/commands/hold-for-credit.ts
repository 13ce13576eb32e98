import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdCredit } from '@/features/ledger/queries/credit-standing'
import { fitsCredit } from '@/features/ledger/rules/credit'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { creditedMinor } from '@/features/quotes/rules/credit-stops'
import { inTransaction } from '@/platform/db/transaction'
import { queueMails } from '@/platform/mail'
import { orderHeldMails } from '../mails/hold-letters'
import { GOODS_DEEDS } from '../rules/goods-life'
import { holdGoods } from './hold-goods'

/**
 * Holds an order on credit whose goods would leave while its company owes more than it may, until finance lets it go
 * on: that is for as much as is owed then, and no more. In a transaction of its own, since what asked for it is
 * refused.
 * @returns whether it is held for that
 */
export async function holdForCredit(context: Context, serial: number): Promise<boolean> {
  authorize(context.actor, GOODS_DEEDS.ship.permission)
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    if (order.state !== 'CONFIRMED' || order.isHeld || creditedMinor(order.document) === 0)
      return false
    const { currency } = order.document.draft
    const standing = await holdCredit(tx, order.companyId, currency)
    if (fitsCredit(standing, 0)) return false
    const released = await tx.orderHold.findFirst({
      where: { orderId: order.id, kind: 'CREDIT' },
      orderBy: { at: 'desc' },
    })
    if (released?.exposureMinor != null && released.exposureMinor >= standing.exposureMinor)
      return false
    const { id: byId } = auditActor(within.actor)
    const { id } = await tx.orderHold.create({
      data: {
        orderId: order.id,
        kind: 'CREDIT',
        exposureMinor: standing.exposureMinor,
        reason: '',
        byId,
        by: nameOf(within.actor),
        at: within.now,
      },
      select: { id: true },
    })
    await recordOrderEvent(within, order, {
      action: 'order.hold',
      after: { kind: 'CREDIT', currency, ...standing },
      event: 'order_held',
      values: { order: order.serial, reason: '' },
      cause: `order-held:${id}`,
    })
    const hold = { id, kind: 'CREDIT' as const, reason: '' }
    await queueMails(tx, await orderHeldMails(tx, order, hold, 'held'))
    return true
  })
}
