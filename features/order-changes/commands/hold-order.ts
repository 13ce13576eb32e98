import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { orderHeldMails } from '@/features/fulfilment/mails/hold-letters'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { holdOrderSchema, releaseOrderSchema } from '../schema'

/**
 * Puts an order on hold for a reason that its buyer reads: nothing is made or shipped until it is released. An order
 * on hold stays as it is. The buyer is told, with colleagues who get letters about orders.
 * @throws InvalidInputError also for a cancelled order; NotFoundError
 */
export async function holdOrder(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'order.hold')
  const parsed = holdOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, reason } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    if (order.state === 'CANCELLED')
      throw new InvalidInputError({ change: [schemaWords.goods_cancelled] })
    if (order.isHeld) return
    const { id } = await tx.orderHold.create({
      data: {
        orderId: order.id,
        reason,
        byId: auditActor(actor).id,
        by: nameOf(actor),
        at: now,
      },
      select: { id: true },
    })
    await recordOrderEvent(within, order, {
      action: 'order.hold',
      after: { reason },
      event: 'order_held',
      values: { order: order.serial, reason },
      cause: `order-held:${id}`,
    })
    const hold = { id, kind: 'STAFF' as const, reason }
    await queueMails(tx, await orderHeldMails(tx, order, hold, 'held'))
  })
}

/**
 * Releases an order from hold; only finance releases a hold for credit. An order that isn’t on hold stays as it is.
 * @throws NotFoundError
 */
export async function releaseOrder(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'order.hold')
  const parsed = releaseOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    const hold = await tx.orderHold.findFirst({ where: { orderId: order.id, releasedAt: null } })
    if (!hold) return
    if (hold.kind === 'CREDIT') authorize(actor, 'credit.set')
    await tx.orderHold.update({
      where: { id: hold.id },
      data: {
        releasedAt: now,
        releasedById: auditActor(actor).id,
        releasedBy: nameOf(actor),
      },
    })
    await recordOrderEvent(within, order, {
      action: 'order.release',
      before: { kind: hold.kind, reason: hold.reason },
      event: 'order_released',
      values: { order: order.serial },
      cause: `order-released:${hold.id}`,
    })
    await queueMails(tx, await orderHeldMails(tx, order, hold, 'released'))
  })
}
