import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { LastPrice } from '../rules/draft-margin'

/** At most this many revisions of a company are searched, newest first. */
const MOST_REVISIONS = 300

/** What the company of a quote was last quoted for each SKU, in another sent quote. */
export async function lastPrices(
  actor: Actor,
  { quoteSerial, skus }: { quoteSerial: number; skus: readonly string[] },
): Promise<Map<string, LastPrice>> {
  authorize(actor, 'cost.read')
  if (skus.length === 0) return new Map()
  const rows = await db.$queryRaw<
    { sku: string; price: number; quantity: number; currency: string; serial: number; day: Date }[]
  >`
    SELECT DISTINCT ON (l.value->>'sku') l.value->>'sku' AS sku, (l.value->>'unitPriceMinor')::int AS price,
      (l.value->>'quantity')::int AS quantity, r.currency, r.serial, r."sentAt" AS day
    FROM (
      SELECT v.document, v.currency, v."sentAt", q.serial FROM quote_revision v JOIN quote q ON q.id = v."quoteId"
      WHERE q."companyId" = (SELECT "companyId" FROM quote WHERE serial = ${quoteSerial})
        AND q.serial <> ${quoteSerial} AND v.state <> 'DRAFT' AND v."sentAt" IS NOT NULL
      ORDER BY v."sentAt" DESC LIMIT ${MOST_REVISIONS}) r,
      LATERAL jsonb_array_elements(r.document->'draft'->'lines') l
    WHERE l.value->>'sku' = ANY(${[...skus]}) AND NOT (l.value ? 'sample')
    ORDER BY l.value->>'sku', r."sentAt" DESC`
  return new Map(
    rows.map(({ sku, price, quantity, currency, serial, day }) => [
      sku,
      { unitPriceMinor: price, quantity, currency, quoteSerial: serial, day: day.toISOString() },
    ]),
  )
}
