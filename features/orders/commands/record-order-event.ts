import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { addEntry } from '@/features/threads/commands/add-entry'
import type { EventValues, ThreadEvent } from '@/features/threads/rules/events'
import { recordAudit, type AuditEntry } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'

/** An event of an order, with the values that its words name. */
type OrderEvent = {
  [E in ThreadEvent]: EventValues[E] extends { order: number }
    ? { event: E; values: EventValues[E]; cause: string }
    : never
}[ThreadEvent]

/**
 * Records an event of an order, in the transaction in which it happens: in the audit, and in the
 * order's thread, where both sides read it.
 * @param event.cause the same cause is recorded once, however often it is repeated
 */
export async function recordOrderEvent(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  order: { id: string; requestId: string },
  { action, before, after, ...event }: Pick<AuditEntry, 'action' | 'before' | 'after'> & OrderEvent,
): Promise<void> {
  await recordAudit(within.transaction, {
    actor: auditActor(within.actor),
    action,
    objectType: 'order',
    objectId: order.id,
    before,
    after,
  })
  await addEntry(within, { ...event, kind: 'EVENT', requestId: order.requestId })
}
