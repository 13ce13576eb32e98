import 'server-only'
import type { Context } from '@/features/accounts/context'
import { addWorkingDays } from '@/features/company/rules/calendar'
import type { HeldOrder } from '@/features/fulfilment/commands/hold-goods'
import { writeMove } from '@/features/fulfilment/commands/write-move'
import type { OrderLine, Prisma } from '@/platform/db/generated/client'
import type { Workshop } from '../queries/workshop'
import { movedDay, weeksLate, type Slot } from '../rules/place'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * The promised day follows the slots: always to a later day, and to an earlier one only where the
 * slots had moved it and nothing else has since.
 */
export async function followPlace(
  within: Within,
  order: HeldOrder,
  line: OrderLine,
  change: { before: readonly Slot[]; after: readonly Slot[]; begins: string },
  { calendar }: Workshop,
): Promise<void> {
  const base =
    line.promisedOn?.toISOString().slice(0, 10) ??
    addWorkingDays(change.begins, line.leadTimeDays, calendar).day
  const [was, to] = [change.before, change.after].map((slots) =>
    movedDay(base, weeksLate(slots), calendar),
  ) as [string, string]
  if (!line.promisedOn) {
    const plannedOn = new Date(`${to}T00:00:00Z`)
    await within.transaction.orderLine.update({ where: { id: line.id }, data: { plannedOn } })
    return
  }
  const expected = (line.expectedOn ?? line.promisedOn).toISOString().slice(0, 10)
  if (to > expected)
    await writeMove(within, order, line, { from: expected, to, cause: 'capacity', note: '' })
  else if (to < expected && expected === was)
    await writeMove(within, order, line, { from: expected, to, cause: 'earlier', note: '' })
}
