import 'server-only'
import { db } from '@/platform/db/client'

const ID = 'outage'

/**
 * How Stripe is out of order: `away` answers nothing, and its events come later; `fails_after` does what it is asked
 * and then answers 500, which it repeats under the same key; `late` keeps its events back alone.
 */
export type Outage = 'away' | 'fails_after' | 'late'

/** Puts the sandbox out of order, or in order again. */
export async function setOutage(outage: Outage | null): Promise<void> {
  await db.sandboxObject.deleteMany({ where: { id: ID } })
  if (outage) await db.sandboxObject.create({ data: { id: ID, kind: 'outage', data: { outage } } })
}

/** How it is out of order now; null for in order. */
export async function outageNow(): Promise<Outage | null> {
  const row = await db.sandboxObject.findUnique({ where: { id: ID } })
  return row ? (row.data as { outage: Outage }).outage : null
}
