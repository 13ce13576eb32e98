import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** What was refunded of a part's payments, and whether its bank disputes one. Minor units. */
export interface PartReturns {
  refundedMinor: number
  /** requested, and not through the bank yet */
  onItsWayMinor: number
  isDisputed: boolean
}

/**
 * What was refunded of parts, by their ids; parts without refunds are left out. The caller has
 * authorized the reader.
 */
export async function partReturns(
  database: Prisma.TransactionClient,
  partIds: readonly string[],
): Promise<Map<string, PartReturns>> {
  const rows = await database.$queryRaw<
    { id: string; refunded: bigint; onItsWay: bigint; isDisputed: boolean }[]
  >`
    SELECT p."partId" AS id,
      coalesce(sum(r."amountMinor") FILTER (WHERE r.state = 'SUCCEEDED'), 0)::bigint AS refunded,
      coalesce(sum(r."amountMinor") FILTER (WHERE r.state IN ('ASKED', 'PENDING')), 0)::bigint AS "onItsWay",
      bool_or(EXISTS (SELECT FROM dispute d WHERE d."paymentId" = p.id AND d."closedAt" IS NULL)) AS "isDisputed"
    FROM payment p LEFT JOIN refund r ON r."paymentId" = p.id
    WHERE p."partId" = ANY(${[...partIds]}::uuid[]) GROUP BY p."partId"`
  return new Map(
    rows.map(({ id, refunded, onItsWay, isDisputed }) => [
      id,
      { refundedMinor: Number(refunded), onItsWayMinor: Number(onItsWay), isDisputed },
    ]),
  )
}
