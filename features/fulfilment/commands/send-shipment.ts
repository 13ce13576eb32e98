import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { factoryDay } from '@/platform/day'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { goodsSentMails } from '../mails/goods-letters'
import { numberedCartons, type PackedLine } from '../rules/cartons'
import { GOODS_DEEDS } from '../rules/goods-life'
import { packedLineSchema, SHIPPED_FIELDS, shipmentSchema, shippedLineSchema } from '../schema'
import { holdForCredit } from './hold-for-credit'
import { holdSurcharge } from './hold-surcharge'
import { doAtLine, holdGoods, lineOf, readGoods, type HeldOrder } from './hold-goods'

/**
 * Ships goods that are ready, some or all, packed into cartons, and notifies the buyer. The same
 * form sent twice makes one shipment. Simultaneous shipments come one after the other, and the
 * database also refuses to ship more than is ready.
 * @param input head of the shipment, and for each line the fields of `SHIPPED_FIELDS` with the
 *   line’s position (`pieces_1`)
 * @throws InvalidInputError also for more than is ready, and on credit above its limit, which puts
 *   the order on hold; NotFoundError
 */
export async function sendShipment(
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<{ number: number }> {
  const { actor, now } = context
  authorize(actor, GOODS_DEEDS.ship.permission)
  const parsed = shipmentSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, key, shippedOn, dueOn, ...head } = parsed.data
  if (shippedOn > factoryDay(now))
    throw new InvalidInputError({ shippedOn: [schemaWords.future_day] })
  if (dueOn && dueOn < shippedOn)
    throw new InvalidInputError({ dueOn: [schemaWords.goods_arrives_first] })
  const goods = await readGoods(databaseOf(context), { serial })
  const packed = packedLines(goods, input)
  if (packed.length === 0) throw new InvalidInputError({ change: [schemaWords.goods_nothing_sent] })
  if (await holdForCredit(context, serial))
    throw new InvalidInputError({ change: [schemaWords.goods_credit_held] })
  const pieces = packed.reduce((sum, each) => sum + each.pieces, 0)
  const shipment = { key, pieces, ...head, dueOn }
  const mails = await goodsSentMails(databaseOf(context), goods, shipment)
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    const earlier = await tx.shipment.findUnique({ where: { key } })
    if (earlier) return { number: earlier.number }
    for (const each of packed) {
      const line = lineOf(order, each.lineId)
      await doAtLine(
        tx,
        order,
        line,
        { kind: 'ship', pieces: each.pieces },
        `pieces_${line.position}`,
      )
    }
    const number = (await tx.shipment.count({ where: { orderId: order.id } })) + 1
    const { id: byId } = auditActor(actor)
    const cartons = numberedCartons(packed)
    const { id } = await tx.shipment.create({
      data: {
        ...head,
        orderId: order.id,
        key,
        number,
        shippedOn: new Date(`${shippedOn}T00:00:00Z`),
        dueOn: dueOn ? new Date(`${dueOn}T00:00:00Z`) : null,
        byId,
        by: nameOf(actor),
        at: now,
        cartons: { create: cartons },
      },
      select: { id: true },
    })
    await holdSurcharge(within, id)
    await recordOrderEvent(within, order, {
      action: GOODS_DEEDS.ship.audit,
      after: { shipment: number, pieces, cartons: cartons.at(-1)?.toNumber ?? 0, ...head },
      event: 'goods_sent',
      values: { order: order.serial, shipment: number, pieces, carrier: head.carrier },
      cause: `shipment:${id}`,
    })
    await queueMails(tx, mails)
    return { number }
  })
}

/** The pieces of each line to ship. @throws InvalidInputError at fields that can’t be accepted */
function packedLines(
  order: Pick<HeldOrder, 'lines'>,
  input: Readonly<Record<string, unknown>>,
): PackedLine[] {
  const complaints: Record<string, readonly string[]> = {}
  const packed: PackedLine[] = []
  for (const line of order.lines) {
    const typed = Object.fromEntries(
      SHIPPED_FIELDS.map((field) => [field, input[`${field}_${line.position}`] ?? '']),
    )
    const complain = (error: Parameters<typeof InvalidInputError.fromZod>[0]) => {
      for (const issue of error.issues)
        complaints[`${String(issue.path[0])}_${line.position}`] = [issue.message]
    }
    const parsed = shippedLineSchema.safeParse(typed)
    if (!parsed.success) complain(parsed.error)
    if (!parsed.success || parsed.data.pieces === null) continue
    const spec = packedLineSchema.safeParse(typed)
    if (!spec.success) {
      complain(spec.error)
      continue
    }
    const { grossKg, lengthCm, widthCm, heightCm, perCarton, unitGrams } = spec.data
    const grossGrams = Math.round(Number(grossKg) * 1_000)
    const [lengthMm = 0, widthMm = 0, heightMm = 0] = [lengthCm, widthCm, heightCm].map((cm) =>
      Math.round(Number(cm) * 10),
    )
    if (grossGrams < perCarton * Number(unitGrams) || Number(unitGrams) === 0)
      complaints[`grossKg_${line.position}`] = [schemaWords.goods_lighter_than_pieces]
    if (Math.min(lengthMm, widthMm, heightMm) === 0)
      complaints[`lengthCm_${line.position}`] = [schemaWords.goods_carton_size]
    packed.push({
      lineId: line.id,
      pieces: parsed.data.pieces,
      perCarton,
      unitGrams,
      grossGrams,
      lengthMm,
      widthMm,
      heightMm,
    })
  }
  if (Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  return packed
}
