import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Where a part of a payment plan stands, by the ledger. */
export interface PartStanding {
  /** its gate has come: its buyer owes it, or has paid it */
  isPayable: boolean
  /** what is left to pay of it, in minor units: all of it before its gate has come */
  openMinor: number
  /** not owed any more, of an order that was called off */
  writtenOffMinor: number
  /** when the last of it was paid; null while something is open or was written off */
  paidAt: Date | null
}

/** Where parts stand, by their ids. The caller answers for who asks. */
export async function partStandings(
  database: Prisma.TransactionClient,
  partIds: readonly string[],
): Promise<Map<string, PartStanding>> {
  const rows = await database.$queryRaw<
    { id: string; isPayable: boolean; openMinor: bigint; writtenOff: bigint; paidAt: Date | null }[]
  >`
    SELECT t.id, a.id IS NOT NULL AS "isPayable", coalesce(a."balanceMinor", t."amountMinor") AS "openMinor",
      coalesce(w.minor, 0)::bigint AS "writtenOff",
      CASE WHEN a."balanceMinor" = 0 AND w.minor IS NULL THEN (
        SELECT e.at FROM ledger_posting p JOIN ledger_entry e ON e.id = p."entryId"
        WHERE p."accountId" = a.id AND p.version = a.version) END AS "paidAt"
    FROM payment_part t
    LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text AND a.version > 0
    LEFT JOIN LATERAL (
      SELECT -sum(p."amountMinor") AS minor FROM ledger_posting p JOIN ledger_entry e ON e.id = p."entryId"
      WHERE p."accountId" = a.id AND e."causeKind" = 'order.cancelled') w ON true
    WHERE t.id = ANY(${[...partIds]}::uuid[])`
  return new Map(
    rows.map(({ id, isPayable, openMinor, writtenOff, paidAt }) => [
      id,
      { isPayable, openMinor: Number(openMinor), writtenOffMinor: Number(writtenOff), paidAt },
    ]),
  )
}
