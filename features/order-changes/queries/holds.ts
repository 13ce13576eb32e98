import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'

/** A period in which an order was on hold. */
export interface HoldView {
  id: string
  kind: 'STAFF' | 'CREDIT'
  /** empty for a hold for credit, which its kind tells */
  reason: string
  by: string
  at: Date
  releasedAt: Date | null
  releasedBy: string | null
}

/**
 * When and why an order was on hold, the newest first.
 * @throws NotFoundError also for somebody else’s
 */
export async function holdsOf(actor: Actor, serial: number): Promise<{ holds: HoldView[] }> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: { holds: { orderBy: { at: 'desc' } } },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return order
}
