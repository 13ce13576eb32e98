import 'server-only'
import { db } from '@/platform/db/client'

/**
 * What a payment page brought that its order no longer needed, in minor units of its currency: it is kept as the
 * company's unapplied receipt. 0 where all of it counted. The caller has read the order as the actor.
 */
export async function overpaidBy(sessionId: string, orderId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ amount: bigint | null }[]>`
    SELECT -sum(p."amountMinor")::bigint AS amount
    FROM payment y JOIN payment_part t ON t.id = y."partId" AND t."orderId" = ${orderId}::uuid
    JOIN ledger_entry e ON e."causeKind" = 'payment.received' AND e."causeId" = y.id::text
    JOIN ledger_posting p ON p."entryId" = e.id
    JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'UNAPPLIED_RECEIPT'
    WHERE y."checkoutSessionId" = ${sessionId}
      AND NOT EXISTS (SELECT FROM ledger_entry u WHERE u."reversesId" = e.id)`
  return Number(row?.amount ?? 0)
}
