import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { planLines } from '@/features/capacity/commands/plan-lines'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { createOrderLines } from '@/features/orders/commands/create-order-lines'
import type { AmendmentDocument } from '@/features/quotes/amendment-schema'
import type { DraftLine } from '@/features/quotes/schema'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import type { AmendedOrder } from '../queries/amend-facts'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * Changes goods, their days and their weeks in the workshop to what a just signed amendment says. The caller holds
 * the lock of the order.
 * @throws InvalidInputError where more was made or sent meanwhile than the amendment leaves, or two years have no
 *   room
 */
export async function amendGoods(
  within: Within,
  order: AmendedOrder,
  amendment: AmendmentDocument,
): Promise<void> {
  await followSlots(within, order, amendment, await amendLines(within, order, amendment))
}

/**
 * @returns the former quantities of the lines whose quantity changes, by their ids in the document; 0 for a new one
 */
async function amendLines(
  within: Within,
  order: AmendedOrder,
  { days, document }: AmendmentDocument,
): Promise<Map<string, number>> {
  const { transaction: tx, actor, now } = within
  const changed = new Map<string, number>()
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } })
  const was = new Map(order.document.draft.lines.map((line) => [line.id, line]))
  for (const line of lines) {
    const amended = document.draft.lines.find(({ id }) => id === line.lineId)
    // A removed line keeps its row, with no pieces.
    if (!amended && line.made > 0)
      throw new InvalidInputError({ change: [schemaWords.amendment_overtaken] })
    if (!amended) {
      if (line.quantity > 0) changed.set(line.lineId, line.quantity)
      await tx.workSlot.deleteMany({ where: { lineId: line.id } })
      await tx.orderLine.update({ where: { id: line.id }, data: { quantity: 0 } })
      continue
    }
    const isDearer = was.get(line.lineId)?.unitPriceMinor !== amended.unitPriceMinor
    if (amended.quantity < line.made || (line.shipped > 0 && isDearer))
      throw new InvalidInputError({ change: [schemaWords.amendment_overtaken] })
    const { quantity } = amended
    // A line whose pieces had all passed resumes where more are to be made.
    const resumes = line.ready === line.quantity && quantity > line.quantity
    if (quantity === line.quantity) continue
    changed.set(line.lineId, line.quantity)
    await tx.orderLine.update({
      where: { id: line.id },
      data: { quantity, ...(resumes ? { stage: 'PRODUCTION' as const } : {}) },
    })
  }
  const existingIds = new Set(lines.map(({ lineId }) => lineId))
  const added = document.draft.lines.filter(({ id }) => !existingIds.has(id))
  await createOrderLines(
    tx,
    order.id,
    { draft: { ...document.draft, lines: added } },
    Math.max(0, ...lines.map(({ position }) => position)),
  )
  await promiseAdded(within, order, added)
  for (const { id, kind } of added) if (kind !== 'charge') changed.set(id, 0)
  const { id: byId } = auditActor(actor)
  for (const { lineId, from, to, cause = 'amendment' } of days) {
    const line = lines.find((each) => each.lineId === lineId)
    const stands = (line?.expectedOn ?? line?.promisedOn)?.toISOString().slice(0, 10) ?? from
    if (!line || !stands || stands === to) continue
    // A day that the weeks of the workshop asked for at the offer never moves forward a day that has moved since.
    if (cause === 'capacity' && stands > to) continue
    const day = (text: string) => new Date(`${text}T00:00:00Z`)
    await tx.orderLine.update({ where: { id: line.id }, data: { expectedOn: day(to) } })
    await tx.lineMove.create({
      data: {
        lineId: line.id,
        from: day(stands),
        to: day(to),
        cause,
        note: '',
        byId,
        by: nameOf(actor),
        at: now,
      },
    })
  }
  return changed
}

/** Lines added to an order whose deposit is paid are promised from the day of the signature on. */
async function promiseAdded(
  { transaction: tx, now }: Within,
  { id: orderId, facts }: AmendedOrder,
  added: readonly DraftLine[],
): Promise<void> {
  if (facts.state !== 'CONFIRMED' || added.length === 0) return
  const calendar = await factoryCalendar(tx)
  for (const { id: lineId, leadTimeDays } of added) {
    const { day } = addWorkingDays(factoryDay(now), leadTimeDays, calendar)
    await tx.orderLine.updateMany({
      where: { orderId, lineId },
      data: { promisedOn: new Date(`${day}T00:00:00Z`) },
    })
  }
}

/**
 * Adapts the weeks of the workshop: more pieces take room, fewer give it back, and a day moves with them where the
 * amendment doesn’t name it. An order whose deposit isn’t paid holds weeks only if somebody planned it.
 * @throws InvalidInputError where two years have no room
 */
async function followSlots(
  within: Within,
  { id: orderId, serial, facts }: AmendedOrder,
  { days }: AmendmentDocument,
  was: ReadonlyMap<string, number>,
): Promise<void> {
  const { transaction: tx } = within
  if (was.size === 0) return
  const isPlanned =
    facts.state === 'CONFIRMED' || (await tx.workSlot.count({ where: { line: { orderId } } })) > 0
  if (!isPlanned) return
  const dayNamed = new Set(days.flatMap(({ lineId, cause }) => (cause ? [] : [lineId])))
  const { without } = await planLines(within, await holdGoods(tx, { serial }), {
    was,
    named: dayNamed,
  })
  if (without.length > 0)
    throw new InvalidInputError({
      change: [{ code: 'refusals.slot_no_room', values: { lines: without.join(', ') } }],
    })
}
