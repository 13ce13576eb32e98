import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * The gates of a payment plan that wait for the goods: the instant at which each was reached, null
 * before.
 */
export interface GoodsGates {
  /** every piece of the order was accepted by an inspection */
  inspection_passed: Date | null
  /** every piece is packed and can be picked up */
  ready_to_ship: Date | null
  /** every piece was sent, and the documents of each shipment are handed over */
  documents_released: Date | null
}

/** Which gates of an order are reached, and when. The calling command authorizes. */
export async function readGates(
  database: Pick<Prisma.TransactionClient, '$queryRaw'>,
  orderId: string,
): Promise<GoodsGates> {
  const [row] = await database.$queryRaw<{ passedAt: Date | null; releasedAt: Date | null }[]>`
    SELECT
      CASE WHEN count(*) > 0 AND bool_and(l.ready = l.quantity) THEN (
        SELECT max(i.at) FROM inspection i JOIN order_line x ON x.id = i."lineId"
        WHERE x."orderId" = ${orderId}::uuid AND i.verdict = 'ACCEPTED') END AS "passedAt",
      CASE WHEN count(*) > 0 AND bool_and(l.shipped = l.quantity) THEN (
        SELECT CASE WHEN bool_and(s."releasedAt" IS NOT NULL) THEN max(s."releasedAt") END
        FROM shipment s WHERE s."orderId" = ${orderId}::uuid) END AS "releasedAt"
    FROM order_line l WHERE l."orderId" = ${orderId}::uuid AND l.quantity > 0`
  // Goods are packed before they are inspected, so those that have passed can leave.
  return {
    inspection_passed: row?.passedAt ?? null,
    ready_to_ship: row?.passedAt ?? null,
    documents_released: row?.releasedAt ?? null,
  }
}
