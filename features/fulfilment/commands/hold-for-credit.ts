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
 * Puts an order on credit on hold if its goods would leave while its company is over its limit,
 * until finance releases it; the release covers the amount owed at that time, and no more. Runs in
 * a transaction of its own, since the command that asked for it is refused.
 * @returns whether the order is on hold for that reason
 */
export async function holdForCredit(context: Context, serial: number): Promise<boolean> {
  authorize(context.actor, GOODS_DEEDS.ship.permission)
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    if (order.state !== 'CONFIRMED' || order.isHeld || creditedMinor(order.document) === 0)
      return false
    const { currency } = order.document.draft
    const creditStanding = await holdCredit(tx, order.companyId, currency)
    if (fitsCredit(creditStanding, 0)) return false
    const released = await tx.orderHold.findFirst({
      where: { orderId: order.id, kind: 'CREDIT' },
      orderBy: { at: 'desc' },
    })
    if (released?.exposureMinor != null && released.exposureMinor >= creditStanding.exposureMinor)
      return false
    const { id: byId } = auditActor(within.actor)
    const { id } = await tx.orderHold.create({
      data: {
        orderId: order.id,
        kind: 'CREDIT',
        exposureMinor: creditStanding.exposureMinor,
        reason: '',
        byId,
        by: nameOf(within.actor),
        at: within.now,
      },
      select: { id: true },
    })
    await recordOrderEvent(within, order, {
      action: 'order.hold',
      after: { kind: 'CREDIT', currency, ...creditStanding },
      event: 'order_held',
      values: { order: order.serial, reason: '' },
      cause: `order-held:${id}`,
    })
    const hold = { id, kind: 'CREDIT' as const, reason: '' }
    await queueMails(tx, await orderHeldMails(tx, order, hold, 'held'))
    return true
  })
}
