import 'server-only'
import { paymentReference, readReference } from '@/features/orders/rules/payment-reference'
import { settingsOf } from '@/features/company/queries/settings'
import { mostMinorOf, toleranceSetting } from '@/features/company/settings/tolerance'
import type { Prisma } from '@/platform/db/generated/client'
import type { MatchFacts, OpenPart, SettledPart } from '../rules/match'
import { writtenReferences } from '../rules/reference-index'
import { toleranceOf } from '../rules/tolerance'

/**
 * What transfers are matched against now. The caller checks the actor's right.
 * @param texts of the transfers: parts that they name are found even where they are paid
 */
export async function matchFacts(
  database: Prisma.TransactionClient,
  texts: readonly string[] = [],
): Promise<MatchFacts> {
  const [parts, settled, payers, tolerances] = await Promise.all([
    openParts(database),
    settledParts(database, [...new Set(texts.flatMap(writtenReferences))]),
    database.$queryRaw<{ payerKey: string; companyId: string }[]>`
      SELECT DISTINCT ON (e."payerKey") e."payerKey", m."companyId"
      FROM bank_match m JOIN bank_entry e ON e.id = m."entryId"
      WHERE m."undoneAt" IS NULL AND m."companyId" IS NOT NULL AND e."payerKey" <> '' ORDER BY e."payerKey", m."madeAt" DESC`,
    settingsOf(toleranceSetting, database),
  ])
  const by = new Map(tolerances.map(({ scope, value }) => [scope, value] as const))
  return {
    parts,
    settled,
    payers: new Map(payers.map(({ payerKey, companyId }) => [payerKey, companyId] as const)),
    toleranceMinor: (currency, owedMinor) => {
      const tolerance = by.get(currency)
      return toleranceOf(owedMinor, {
        percent: tolerance?.percent ?? '0',
        mostMinor: tolerance ? mostMinorOf(tolerance.most, currency) : null,
      })
    },
  }
}

/** The companies whose parts have these references, open or not; the matcher looks at open ones first. */
async function settledParts(
  database: Prisma.TransactionClient,
  references: readonly string[],
): Promise<Map<string, SettledPart>> {
  const wanted = references.flatMap((reference) => {
    const part = readReference(reference)
    // No order has a number beyond what the column holds.
    return part && part.serial < 2 ** 31 ? [{ reference, ...part }] : []
  })
  if (wanted.length === 0) return new Map()
  const parts = await database.paymentPart.findMany({
    where: { order: { serial: { in: [...new Set(wanted.map(({ serial }) => serial))] } } },
    select: {
      position: true,
      order: { select: { serial: true, companyId: true, company: { select: { name: true } } } },
    },
  })
  return new Map(
    wanted.flatMap(({ reference, serial, position }) => {
      const order = parts.find(
        (part) => part.order.serial === serial && part.position === position + 1,
      )?.order
      return order
        ? [[reference, { companyId: order.companyId, companyName: order.company.name }]]
        : []
    }),
  )
}

/** Parts of plans that aren't fully paid by the ledger, the oldest order first. */
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
