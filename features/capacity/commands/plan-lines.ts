import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { addWorkingDays } from '@/features/company/rules/calendar'
import type { HeldOrder } from '@/features/fulfilment/commands/hold-goods'
import { writeMove } from '@/features/fulfilment/commands/write-move'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { OrderLine, Prisma, WorkSlot } from '@/platform/db/generated/client'
import type { Workshop } from '../queries/workshop'
import { movedDay, placeLine, weeksLate, type Slot } from '../rules/place'
import { holdCentres } from './hold-centres'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

export const asSlot = ({ centre, week, pieces, wantedWeek }: WorkSlot): Slot => ({
  centre,
  week: dayOf(week),
  pieces,
  wantedWeek: dayOf(wantedWeek),
})

/** A slot in the record of deeds. */
export const toldSlot = ({ centre, week, pieces }: Slot): string => `${centre} ${week}: ${pieces}`

/** Work that has begun isn't planned any more. */
const isPlannable = ({ stage, made }: OrderLine): boolean =>
  made === 0 && (stage === 'SLOT' || stage === 'MATERIALS' || stage === 'TOOLING')

/**
 * Takes slots for the lines of an order that have none, or too few, at the centres that every line comes to; and lets
 * their days follow. Done again, nothing is taken twice. Whoever calls it holds the order and has asked whether the
 * actor may.
 * @returns titles of lines for which two years have no room: those stay without
 */
export async function planLines(within: Within, order: HeldOrder): Promise<{ without: string[] }> {
  const { transaction: tx, now } = within
  const workshop = await holdCentres(tx, now)
  const begins = await beginning(tx, order, now)
  const every = workshop.centres.filter(({ takes }) => takes === 'every')
  const without: string[] = []
  for (const line of order.lines.filter(isPlannable)) {
    const before = (await tx.workSlot.findMany({ where: { lineId: line.id } })).map(asSlot)
    const lacking = every.filter(({ code }) => sumAt(before, code) !== line.quantity)
    for (const slot of before.filter(({ centre }) => lacking.some(({ code }) => code === centre)))
      workshop.take(slot.centre, slot.week, -slot.pieces)
    const placed = placeLine(
      { ...line, begins },
      lacking,
      workshop.calendar,
      factoryDay(now),
      workshop.free,
    )
    if (placed === null) without.push(line.title)
    else if (lacking.length > 0) await writeSlots(within, order, line, placed, workshop)
    // A day that somebody has moved since stays theirs.
    if (lacking.length === 0 && !line.plannedOn) continue
    const kept = before.filter(({ centre }) => !lacking.some(({ code }) => code === centre))
    if (placed !== null) await followDay(within, order, line, [...kept, ...placed], workshop)
  }
  return { without }
}

const sumAt = (slots: readonly Slot[], code: string): number =>
  slots.reduce((sum, { centre, pieces }) => (centre === code ? sum + pieces : sum), 0)

/** The day after which the working days of an order count: of its deposit, or the one on which that is due. */
export async function beginning(
  tx: Prisma.TransactionClient,
  { id }: Pick<HeldOrder, 'id'>,
  now: Date,
): Promise<string> {
  const { confirmedAt, parts } = await tx.order.findUniqueOrThrow({
    where: { id },
    select: { confirmedAt: true, parts: { where: { gate: 'signature' } } },
  })
  if (confirmedAt) return factoryDay(confirmedAt)
  const dues = parts.flatMap(({ dueOn }) => (dueOn ? [dayOf(dueOn)] : []))
  return [factoryDay(now), ...dues].toSorted().at(-1) ?? factoryDay(now)
}

async function writeSlots(
  { transaction: tx, actor, now }: Within,
  order: HeldOrder,
  line: OrderLine,
  placed: readonly Slot[],
  workshop: Workshop,
): Promise<void> {
  const centres = [...new Set(placed.map(({ centre }) => centre))]
  await tx.workSlot.deleteMany({ where: { lineId: line.id, centre: { in: centres } } })
  const { id: byId } = auditActor(actor)
  await tx.workSlot.createMany({
    data: placed.map(({ week, wantedWeek, ...slot }) => ({
      ...slot,
      lineId: line.id,
      week: dateOf(week),
      wantedWeek: dateOf(wantedWeek),
      byId,
      by: nameOf(actor),
      at: now,
    })),
  })
  for (const { centre, week, pieces } of placed) workshop.take(centre, week, pieces)
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'order_line.plan',
    objectType: 'order',
    objectId: order.id,
    after: { line: line.title, slots: placed.map(toldSlot) },
  })
}

/**
 * Lets the day of a line follow its slots. Before the deposit it is kept beside them; after it a later one is told to
 * the buyer: by a week that is full, or by a deposit that came after the slots were given up.
 */
async function followDay(
  within: Within,
  order: HeldOrder,
  line: OrderLine,
  slots: readonly Slot[],
  { calendar }: Workshop,
): Promise<void> {
  const { transaction: tx, now } = within
  const where = { id: line.id }
  if (!line.promisedOn) {
    const { day } = addWorkingDays(await beginning(tx, order, now), line.leadTimeDays, calendar)
    const plannedOn = dateOf(movedDay(day, weeksLate(slots), calendar))
    await tx.orderLine.update({ where, data: { plannedOn } })
    return
  }
  const to = movedDay(dayOf(line.promisedOn), weeksLate(slots), calendar)
  const planned = line.plannedOn && dayOf(line.plannedOn)
  const expected = dayOf(line.expectedOn ?? line.promisedOn)
  if (planned !== null) await tx.orderLine.update({ where, data: { plannedOn: null } })
  if (planned !== null && to > planned)
    await writeMove(within, order, line, { from: planned, to, cause: 'deposit', note: '' })
  else if (to > expected)
    await writeMove(within, order, line, { from: expected, to, cause: 'capacity', note: '' })
}
