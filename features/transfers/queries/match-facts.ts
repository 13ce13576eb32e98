import 'server-only'
import { paymentReference } from '@/features/orders/rules/payment-reference'
import { settingsOf } from '@/features/company/queries/settings'
import { mostMinorOf, toleranceSetting } from '@/features/company/settings/tolerance'
import type { Prisma } from '@/platform/db/generated/client'
import type { MatchFacts, OpenPart } from '../rules/match'
import { toleranceOf } from '../rules/tolerance'

/** What transfers are matched against as of now. The caller answers for who asks. */
export async function matchFacts(database: Prisma.TransactionClient): Promise<MatchFacts> {
  const [parts, payers, tolerances] = await Promise.all([
    openParts(database),
    database.$queryRaw<{ payerKey: string; companyId: string }[]>`
      SELECT DISTINCT ON (e."payerKey") e."payerKey", m."companyId"
      FROM bank_match m JOIN bank_entry e ON e.id = m."entryId"
      WHERE m."undoneAt" IS NULL AND m."companyId" IS NOT NULL AND e."payerKey" <> '' ORDER BY e."payerKey", m."madeAt" DESC`,
    settingsOf(toleranceSetting, database),
  ])
  const by = new Map(tolerances.map(({ scope, value }) => [scope, value] as const))
  return {
    parts,
    payers: new Map(payers.map(({ payerKey, companyId }) => [payerKey, companyId] as const)),
    toleranceMinor: (currency, owedMinor) => {
      const set = by.get(currency)
      return toleranceOf(owedMinor, {
        percent: set?.percent ?? '0',
        mostMinor: set ? mostMinorOf(set.most, currency) : null,
      })
    },
  }
}

/** Parts of plans that something is left to pay of, by the ledger, the oldest order first. */
async function openParts(database: Prisma.TransactionClient): Promise<OpenPart[]> {
  const rows = await database.$queryRaw<
    {
      partId: string
      orderSerial: number
      position: number
      companyId: string
      companyName: string
      currency: string
      openMinor: bigint
      isPayable: boolean
    }[]
  >`
    SELECT t.id AS "partId", o.serial AS "orderSerial", t.position, o."companyId", c.name AS "companyName",
      t.currency::text AS currency, coalesce(a."balanceMinor", t."amountMinor") AS "openMinor", a.id IS NOT NULL AS "isPayable"
    FROM payment_part t JOIN "order" o ON o.id = t."orderId" JOIN company c ON c.id = o."companyId"
    LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text AND a.version > 0
    WHERE o.state <> 'CANCELLED' AND coalesce(a."balanceMinor", t."amountMinor") > 0
    ORDER BY o.serial, t.position`
  return rows.map(({ position, openMinor, ...part }) => ({
    ...part,
    openMinor: Number(openMinor),
    reference: paymentReference({ serial: part.orderSerial, position: position - 1 }),
  }))
}
