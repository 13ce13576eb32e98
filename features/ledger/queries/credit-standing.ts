import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { CreditStanding } from '../rules/credit'

/**
 * A company’s exposure against its credit limit in a currency. For an order that asks no deposit as
 * it was last signed or amended, everything unpaid counts from its signature on; for any other,
 * what is owed now and what becomes due some days after its goods have left. The caller authorizes.
 */
export async function creditStanding(
  database: Prisma.TransactionClient,
  companyId: string,
  currency: string,
): Promise<CreditStanding> {
  const [agreement, [open]] = [
    await database.companyCredit.findFirst({
      where: { companyId, currency },
      orderBy: { version: 'desc' },
    }),
    await database.$queryRaw<{ minor: bigint | null }[]>`
      SELECT sum(coalesce(a."balanceMinor", CASE WHEN coalesce(
        (SELECT (m.document->'document'->'draft'->>'depositPercent')::numeric > 0 FROM order_amendment m
          WHERE m."orderId" = o.id AND m.state = 'SIGNED' ORDER BY m.number DESC LIMIT 1),
        EXISTS (SELECT 1 FROM payment_part d WHERE d."orderId" = o.id AND d.kind = 'DEPOSIT'))
        AND NOT (t.gate = 'documents_released' AND coalesce(t."gateDays", 0) > 0) THEN 0
        ELSE t."amountMinor" END))::bigint AS minor
      FROM payment_part t JOIN "order" o ON o.id = t."orderId"
      LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text AND a.version > 0
      WHERE o."companyId" = ${companyId}::uuid AND t.currency = ${currency} AND o.state <> 'CANCELLED'`,
  ]
  return {
    limitMinor: agreement?.limitMinor == null ? null : Number(agreement.limitMinor),
    isHeld: agreement?.isHeld ?? false,
    exposureMinor: Number(open?.minor ?? 0n),
  }
}

/**
 * The same with the company locked until the transaction ends: of two orders that would each fit
 * the limit, the second sees the first.
 */
export async function holdCredit(
  tx: Prisma.TransactionClient,
  companyId: string,
  currency: string,
): Promise<CreditStanding> {
  await tx.$queryRaw`SELECT 1 FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
  return creditStanding(tx, companyId, currency)
}
