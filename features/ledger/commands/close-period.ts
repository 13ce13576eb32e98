import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { factoryDay } from '@/platform/day'
import { InvalidInputError } from '@/platform/errors'
import { closePeriodSchema } from '../schema'

/**
 * Closes the books up to a day, for good: nothing is booked on that day or before it any more.
 * Waits for bookings in progress; what comes later is booked on an open day and keeps its value
 * day.
 * @param input `throughDay`, before today at the factory, and a `note`
 * @throws InvalidInputError by field, also for a day that is closed already
 */
export async function closePeriod(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'ledger.close')
  const parsed = closePeriodSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { throughDay, note } = parsed.data
  if (throughDay >= factoryDay(now))
    throw new InvalidInputError({ throughDay: [{ code: 'validation.day_not_over' }] })
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('ledger_closing', 0))`
    const later = await tx.ledgerClosing.findFirst({
      where: { throughDay: { gte: new Date(throughDay) } },
      orderBy: { throughDay: 'desc' },
      select: { throughDay: true },
    })
    if (later) {
      const day = later.throughDay.toISOString().slice(0, 10)
      throw new InvalidInputError({
        throughDay: [{ code: 'validation.day_closed', values: { day: { day } } }],
      })
    }
    const { id } = await tx.ledgerClosing.create({
      data: {
        throughDay: new Date(throughDay),
        note,
        closedById: auditActor(actor).id,
        closedBy: nameOf(actor),
        at: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'ledger.close',
      objectType: 'ledger_closing',
      objectId: id,
      after: { throughDay, note },
    })
  })
}
