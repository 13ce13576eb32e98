import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { CreditView } from '../schema'

/**
 * What an order was credited, by its ledger entries that stand. The caller has authorized the
 * reader.
 */
export async function orderCredits(
  database: Pick<Prisma.TransactionClient, '$queryRaw'>,
  orderId: string,
): Promise<CreditView[]> {
  const rows = await database.$queryRaw<{ kind: CreditView['kind']; minor: bigint; at: Date }[]>`
    SELECT coalesce(c.kind::text, 'SAMPLE') AS kind, e.at,
      (SELECT sum(p."amountMinor") FROM ledger_posting p WHERE p."entryId" = e.id AND p."amountMinor" > 0)::bigint AS minor
    FROM ledger_entry e LEFT JOIN order_credit c ON c.id::text = e."causeId" AND e."causeKind" = 'order.credited'
    WHERE ((e."causeKind" = 'order.sample-credit' AND e."causeId" = ${orderId}) OR c."orderId" = ${orderId}::uuid)
      AND NOT EXISTS (SELECT FROM ledger_entry r WHERE r."reversesId" = e.id)
    ORDER BY e.at, e.id`
  return rows.map(({ kind, minor, at }) => ({ kind, amountMinor: Number(minor), at }))
}
