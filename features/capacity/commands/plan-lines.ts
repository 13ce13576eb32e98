import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { addWorkingDays } from '@/features/company/rules/calendar'
import type { HeldOrder } from '@/features/fulfilment/commands/hold-goods'
import { writeMove } from '@/features/fulfilment/commands/write-move'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { OrderLine, Prisma } from '@/platform/db/generated/client'
import { asSlot, type Workshop } from '../queries/workshop'
import { fitLine, isPlannable } from '../rules/fit'
import { movedDay, weeksLate, type Slot } from '../rules/place'
import { followPlace } from './follow-place'
import { holdCentres } from './hold-centres'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A slot in the record of deeds. */
export const toldSlot = ({ centre, week, pieces }: Slot): string => `${centre} ${week}: ${pieces}`

/** Lines whose pieces an amendment changes: how many they were before, by their ids in the document. */
export interface Amended {
  /** 0 for a line that is new */
  was: ReadonlyMap<string, number>
  /** lines whose day the amendment names: that stands as it was signed */
  named: ReadonlySet<string>
}

/**
 * Takes slots for the lines of an order that have none, or too few, at the centres that every line comes to; and lets
 * their days follow. Weeks that a line has stay its own. Done again, nothing is taken twice. Whoever calls it holds the
 * order and has asked whether the actor may.
 * @param amended what both sides have just signed: its lines are looked at even where their work has begun
 * @returns titles of lines for which two years have no room: those stay as they are
 */
export async function planLines(
  within: Within,
  order: HeldOrder,
  amended?: Amended,
): Promise<{ without: string[] }> {
  const { transaction: tx, now } = within
  const workshop = await holdCentres(tx, now)
  const begins = await beginning(tx, order, now)
  const without: string[] = []
  for (const line of order.lines) {
    const before = (await tx.workSlot.findMany({ where: { lineId: line.id } })).map(asSlot)
    const fitted = fitLine(
      { ...line, begins, was: amended?.was.get(line.lineId) },
      before,
      workshop,
      factoryDay(now),
    )
    if (fitted === 'as it is') {
      // A day that somebody has moved since stays theirs.
      if (line.plannedOn && isPlannable(line))
        await followDay(within, order, line, before, workshop)
      continue
    }
    if (fitted === null) {
      without.push(line.title)
      continue
    }
    await writeSlots(within, order, line, { before, after: fitted }, workshop)
    if (amended?.named.has(line.lineId)) continue
    if (amended?.was.has(line.lineId))
      await followPlace(within, order, line, { before, after: fitted, begins }, workshop)
    else await followDay(within, order, line, fitted, workshop)
  }
  return { without }
}

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
  { before, after }: { before: readonly Slot[]; after: readonly Slot[] },
  workshop: Workshop,
): Promise<void> {
  const { id: byId } = auditActor(actor)
  const known = (slot: Slot, slots: readonly Slot[]) =>
    slots.find(({ centre, week }) => centre === slot.centre && week === slot.week)
  for (const slot of before) {
    const { centre, week } = slot
    const pieces = known(slot, after)?.pieces ?? 0
    const where = { lineId_centre_week: { lineId: line.id, centre, week: dateOf(week) } }
    if (pieces === 0) await tx.workSlot.delete({ where })
    else if (pieces !== slot.pieces) await tx.workSlot.update({ where, data: { pieces } })
  }
  await tx.workSlot.createMany({
    data: after
      .filter((slot) => !known(slot, before))
      .map(({ week, wantedWeek, ...slot }) => ({
        ...slot,
        lineId: line.id,
        week: dateOf(week),
        wantedWeek: dateOf(wantedWeek),
        byId,
        by: nameOf(actor),
        at: now,
      })),
  })
  for (const { centre, week, pieces } of before) workshop.take(centre, week, -pieces)
  for (const { centre, week, pieces } of after) workshop.take(centre, week, pieces)
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'order_line.plan',
    objectType: 'order',
    objectId: order.id,
    ...(before.length > 0 ? { before: { slots: before.map(toldSlot) } } : {}),
    after: { line: line.title, slots: after.map(toldSlot) },
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
