import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** The standing of a part of a payment plan, by the ledger. */
export interface PartStanding {
  /** its gate has come: its buyer owes it, or has paid it */
  isPayable: boolean
  /** left to pay, in minor units: all of it before its gate has come */
  openMinor: number
  /** no longer owed, because its order was cancelled */
  writtenOffMinor: number
  /** when the last of it was paid; null while something is open or if it was written off */
  paidAt: Date | null
}

/** Standings of parts, by their ids. The caller has authorized the reader. */
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
