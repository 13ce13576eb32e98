import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Money that came in for an order through a bank or Stripe, or went back. */
export interface OrderReceipt {
  orderId: string
  /** the day it moved, `YYYY-MM-DD` */
  day: string
  currency: string
  /** minor units; negative where it went back */
  amountMinor: number
}

/**
 * Receipts of orders, by the day on which the money moved: for each entry that moves money, the
 * amount that it moves for the order. A fee that a bank deducted never came in. The caller
 * authorizes.
 */
export async function orderReceipts(
  database: Prisma.TransactionClient,
  orderIds: readonly string[],
): Promise<OrderReceipt[]> {
  const rows = await database.$queryRaw<
    { orderId: string; day: Date; currency: string; amountMinor: bigint }[]
  >`
    SELECT a."orderId", e."valueOn" AS day, p.currency::text AS currency, -sum(p."amountMinor")::bigint AS "amountMinor"
    FROM ledger_account a JOIN ledger_posting p ON p."accountId" = a.id JOIN ledger_entry e ON e.id = p."entryId"
    WHERE a."orderId" = ANY(${orderIds}::uuid[]) AND EXISTS (
      SELECT FROM ledger_posting m JOIN ledger_account h ON h.id = m."accountId"
      WHERE m."entryId" = e.id AND h.kind IN ('BANK', 'STRIPE_CLEARING'))
    GROUP BY a."orderId", e.id, p.currency HAVING sum(p."amountMinor") <> 0 ORDER BY e."valueOn", e.serial`
  return rows.map(({ day, amountMinor, ...row }) => ({
    ...row,
    day: day.toISOString().slice(0, 10),
    amountMinor: Number(amountMinor),
  }))
}
