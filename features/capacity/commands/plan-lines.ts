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

/** A slot as the audit record writes it. */
export const toldSlot = ({ centre, week, pieces }: Slot): string => `${centre} ${week}: ${pieces}`

/**
 * Lines whose number of pieces an amendment changes: how many they had before, by line id in the
 * document.
 */
export interface Amended {
  /** 0 for a new line */
  was: ReadonlyMap<string, number>
  /** lines whose day the amendment sets: that day stands as it was signed */
  named: ReadonlySet<string>
}

/**
 * Takes slots for the lines of an order that have none, or too few, at every centre that all lines
 * pass, and lets their days follow. Weeks that a line already has stay its own. Repeating it takes
 * nothing twice. The caller holds the order and has authorized the actor.
 * @param amended what both sides have just signed: its lines are planned even where their work has
 *   begun
 * @returns titles of the lines for which two years have no room; those stay as they are
 */
export async function planLines(
  within: Within,
  order: HeldOrder,
  amended?: Amended,
): Promise<{ without: string[] }> {
  const { transaction: tx, now } = within
  const workshop = await holdCentres(tx, now)
  const startDay = await beginning(tx, order, now)
  const without: string[] = []
  for (const line of order.lines) {
    const before = (await tx.workSlot.findMany({ where: { lineId: line.id } })).map(asSlot)
    const fitted = fitLine(
      { ...line, begins: startDay, was: amended?.was.get(line.lineId) },
      before,
      workshop,
      factoryDay(now),
    )
    if (fitted === 'as it is') {
      // A day that somebody has moved since stays as they set it.
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
      await followPlace(within, order, line, { before, after: fitted, begins: startDay }, workshop)
    else await followDay(within, order, line, fitted, workshop)
  }
  return { without }
}

/**
 * The day from which the working days of an order count: the day of its deposit, or the day on
 * which that is due.
 */
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
 * Lets the day of a line follow its slots. Before the deposit the planned day is kept with the
 * slots; after it, the buyer is notified of a later one, which comes of a full week or of a deposit
 * that arrived after the slots were released.
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
  const plannedDay = line.plannedOn && dayOf(line.plannedOn)
  const expected = dayOf(line.expectedOn ?? line.promisedOn)
  if (plannedDay !== null) await tx.orderLine.update({ where, data: { plannedOn: null } })
  if (plannedDay !== null && to > plannedDay)
    await writeMove(within, order, line, { from: plannedDay, to, cause: 'deposit', note: '' })
  else if (to > expected)
    await writeMove(within, order, line, { from: expected, to, cause: 'capacity', note: '' })
}
