import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { GOODS_DEEDS } from '../rules/goods-life'
import { arrivalSchema, releaseSchema } from '../schema'
import { doAtLine, holdGoods } from './hold-goods'
import { openGoodsGates } from './open-goods-gates'

/**
 * Records that a shipment arrived. Repeating it changes nothing.
 * @throws InvalidInputError for a day before it left or in the future; NotFoundError
 */
export async function confirmArrival(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, GOODS_DEEDS.arrive.permission)
  const parsed = arrivalSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { shipmentId, arrivedOn } = parsed.data
  // The day is in the destination’s zone, which may be hours ahead of the factory’s; a day that
  // hasn’t begun at the factory is refused.
  if (arrivedOn > factoryDay(now))
    throw new InvalidInputError({ arrivedOn: [schemaWords.future_day] })
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { shipmentId })
    const shipment = await tx.shipment.findUniqueOrThrow({
      where: { id: shipmentId },
      include: { cartons: true },
    })
    if (shipment.arrivedOn) return
    const day = new Date(`${arrivedOn}T00:00:00Z`)
    if (day < shipment.shippedOn)
      throw new InvalidInputError({ arrivedOn: [schemaWords.goods_arrives_first] })
    for (const line of order.lines) {
      const pieces = shipment.cartons
        .filter(({ lineId }) => lineId === line.id)
        .reduce((sum, each) => sum + (each.toNumber - each.fromNumber + 1) * each.pieces, 0)
      if (pieces > 0) await doAtLine(tx, order, line, { kind: 'arrive', pieces })
    }
    await tx.shipment.update({ where: { id: shipmentId }, data: { arrivedOn: day } })
    await recordOrderEvent(within, order, {
      action: GOODS_DEEDS.arrive.audit,
      after: { shipment: shipment.number, arrivedOn },
      event: 'goods_arrived',
      values: { order: order.serial, shipment: shipment.number, day: arrivedOn },
      cause: `arrival:${shipmentId}`,
    })
  })
}

/**
 * Hands the documents of a shipment to its buyer: from now on they are among their papers.
 * Repeating it changes nothing.
 * @throws NotFoundError
 */
export async function releaseDocuments(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'order.papers')
  const parsed = releaseSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { shipmentId } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { shipmentId })
    const { count } = await tx.shipment.updateMany({
      where: { id: shipmentId, releasedAt: null },
      data: { releasedAt: now },
    })
    if (count === 0) return
    const { number } = await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'shipment.release_documents',
      objectType: 'order',
      objectId: order.id,
      after: { shipment: number },
    })
    await openGoodsGates(within, order.id)
  })
}
