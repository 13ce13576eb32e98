import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { fitLine } from '../rules/fit'
import { movedDay, weeksLate } from '../rules/place'
import { weekOf } from '../rules/weeks'
import { asSlot, readWorkshop } from './workshop'

/**
 * The day on which lines of an order would be ready with more pieces, by the weeks that are free
 * now. Takes nothing.
 * @param wanted pieces of the lines that grow, by line id in the document
 * @returns the day by line, where the weeks bring a later one than the line has; null where two
 *   years have no room
 */
export async function amendedRoom(
  actor: Actor,
  database: Prisma.TransactionClient,
  orderId: string,
  quantities: ReadonlyMap<string, number>,
  now: Date,
): Promise<Map<string, string | null>> {
  authorize(actor, 'capacity.read')
  const today = factoryDay(now)
  const days = new Map<string, string | null>()
  if (quantities.size === 0) return days
  const lines = await database.orderLine.findMany({
    where: { orderId, lineId: { in: [...quantities.keys()] }, promisedOn: { not: null } },
    include: { slots: true, order: { select: { confirmedAt: true } } },
    orderBy: { position: 'asc' },
  })
  if (lines.length === 0) return days
  const workshop = await readWorkshop(database, weekOf(today))
  for (const line of lines) {
    const own = line.slots.map(asSlot)
    const quantity = quantities.get(line.lineId) ?? line.quantity
    const startDay = factoryDay(line.order.confirmedAt ?? now)
    const fitted = fitLine(
      { ...line, quantity, begins: startDay, was: line.quantity },
      own,
      workshop,
      today,
    )
    if (fitted === 'as it is') continue
    if (fitted === null) {
      days.set(line.lineId, null)
      continue
    }
    for (const { centre, week, pieces } of own) workshop.take(centre, week, -pieces)
    for (const { centre, week, pieces } of fitted) workshop.take(centre, week, pieces)
    const [promised, expected] = [line.promisedOn, line.expectedOn ?? line.promisedOn].map(
      (day) => day?.toISOString().slice(0, 10) ?? '',
    ) as [string, string]
    const day = movedDay(promised, weeksLate(fitted), workshop.calendar)
    if (day > expected) days.set(line.lineId, day)
  }
  return days
}
