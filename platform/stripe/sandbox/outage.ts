import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

const OUTAGE = 'outage'
const CLOCK = 'clock'

/**
 * How Stripe is out of order: `away` answers nothing, and its events come later; `fails_after` does
 * what it is asked and then answers 500, which it repeats under the same key; `busy` answers 429
 * and does nothing; `slow` answers after seconds; `late` only delays its events, and `forgets`
 * never sends the events that come due meanwhile.
 */
export type Outage = 'away' | 'fails_after' | 'busy' | 'slow' | 'late' | 'forgets'

/** Puts the sandbox out of order, or in order again. */
export const setOutage = (outage: Outage | null): Promise<void> => set(OUTAGE, outage && { outage })

/** The current outage; null for none. */
export async function outageNow(): Promise<Outage | null> {
  const row = await db.sandboxObject.findUnique({ where: { id: OUTAGE } })
  return row ? (row.data as { outage: Outage }).outage : null
}

/**
 * Sets the sandbox's clock ahead of the true one, or behind it with a negative number. @param
 * minutes 0 for the true time
 */
export const setSandboxClock = (minutes: number): Promise<void> =>
  set(CLOCK, minutes === 0 ? null : { minutes })

/** The time at the sandbox: the database's clock, which may differ from this server's, with the set offset. */
export async function sandboxNow(): Promise<Date> {
  const [row] = await db.$queryRaw<{ at: Date; minutes: number | null }[]>`
    SELECT clock_timestamp() AS at,
      (SELECT (data->>'minutes')::int FROM sandbox_object WHERE id = ${CLOCK}) AS minutes`
  const { at, minutes } = row ?? { at: new Date(), minutes: null }
  return new Date(at.getTime() + (minutes ?? 0) * 60_000)
}

async function set(id: string, data: Prisma.InputJsonObject | null): Promise<void> {
  await db.sandboxObject.deleteMany({ where: { id } })
  if (data) await db.sandboxObject.create({ data: { id, kind: id, data } })
}
