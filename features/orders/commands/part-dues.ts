import 'server-only'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { log } from '@/platform/log'

/** When a part of a payment plan falls due, as stored in its row. */
export interface PartDue {
  dueOn: Date
  dueDays: number
  dueInside: string[]
}

/**
 * The day that is a number of working days after an instant, by the factory's calendar in force.
 * Null where the calendar has too few days: neither a signature nor a payment waits for a calendar
 * to be mended.
 */
export async function dueAfter(
  tx: Prisma.TransactionClient,
  from: Date,
  workingDays: number,
): Promise<PartDue | null> {
  try {
    const { day, inside } = addWorkingDays(factoryDay(from), workingDays, await factoryCalendar(tx))
    return { dueOn: new Date(`${day}T00:00:00Z`), dueDays: workingDays, dueInside: inside }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    log.error({ err: error, workingDays }, 'no due day: the calendar has too few working days')
    return null
  }
}

/**
 * Sets the due days of later parts once the deposit is in and production begins: the working days
 * of production, then the part's own days. A part that has a due day keeps it until its gate comes.
 */
export async function setLaterDues(
  tx: Prisma.TransactionClient,
  orderId: string,
  begunAt: Date,
): Promise<void> {
  const { revision, parts } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      revision: { select: AGREED },
      parts: {
        where: { dueOn: null, gate: { notIn: ['signature', 'deposit_received', 'billed'] } },
      },
    },
  })
  const { leadTimeDays } = agreedDocument(revision)
  for (const { id, gateDays } of parts) {
    const partDue = await dueAfter(tx, begunAt, leadTimeDays + (gateDays ?? 0))
    if (partDue) await tx.paymentPart.update({ where: { id }, data: partDue })
  }
}
