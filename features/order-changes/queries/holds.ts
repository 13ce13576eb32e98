import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'

/** A time for which an order was stopped. */
export interface HoldView {
  id: string
  kind: 'STAFF' | 'CREDIT'
  /** empty of one for credit, which its kind says */
  reason: string
  by: string
  at: Date
  releasedAt: Date | null
  releasedBy: string | null
}

/** When and why an order was stopped, the newest first. @throws NotFoundError also for somebody else’s */
export async function holdsOf(actor: Actor, serial: number): Promise<{ holds: HoldView[] }> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: { holds: { orderBy: { at: 'desc' } } },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return order
}
