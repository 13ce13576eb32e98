import 'server-only'
import type { HoldingList, Scope } from '@/features/pricing/rules/price-lists'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import type { ListEntry } from '../rules/own-price'
import { entryOf } from '../rules/stored'

/**
 * The prices of one company. They are never cached: they are read for each request, and only for the given company.
 */

interface Row extends HoldingList {
  productId: string
  sku: string
  scope: Scope
  key: string
  basisPoints: number | null
  breaks: unknown
  aboveList: boolean
}

/** The products to read, by slug or SKU. */
export type ProductKeys = { slugs: readonly string[] } | { skus: readonly string[] }

/**
 * What a company's lists say on a day about the given products, by product id. For the server's own use: the caller
 * has decided whose company it is.
 */
export async function listEntriesOf(
  companyId: string,
  keys: ProductKeys,
  now: Date,
): Promise<Map<string, ListEntry[]>> {
  const condition =
    'slugs' in keys
      ? [...keys.slugs]
      : [...new Set(keys.skus.flatMap((sku) => [sku, sku.toUpperCase()]))]
  if (condition.length === 0) return new Map()
  const bySlug = 'slugs' in keys
  const rows = await db.$queryRaw<
    Row[]
  >`${Prisma.raw(`/* keep own_prices_by_${bySlug ? 'slug' : 'sku'} */`)}
    WITH holding AS (
      SELECT v.id, l.serial, v.number AS version, v.name, v.priority, v."activatedAt", v."validFrom", v."holdsUntil", bool_or(t."companyId" IS NOT NULL) AS own
      FROM price_list_target t JOIN price_list_version v ON v.id = t."versionId" JOIN price_list l ON l.id = v."listId"
      WHERE t.active AND (t."companyId" = ${companyId}::uuid OR t."groupId" IN (SELECT m."groupId" FROM company_group_member m WHERE m."companyId" = ${companyId}::uuid))
        AND daterange(t."validFrom", t."holdsUntil", '[]') @> ${factoryDay(now)}::date
      GROUP BY v.id, l.serial
    ), wanted AS (
      SELECT p.id, p.type, p.line::text AS line FROM product p
      WHERE EXISTS (SELECT 1 FROM holding) AND ${bySlug ? Prisma.sql`p.slug = ANY(${condition})` : Prisma.sql`p.id IN (SELECT v."productId" FROM variant v WHERE v.sku = ANY(${condition}))`}
    ), said AS (
      SELECT w.id AS "productId", '' AS sku, e.* FROM wanted w CROSS JOIN holding h
        CROSS JOIN LATERAL (VALUES ('PRODUCT', w.id::text), ('TYPE', w.type), ('LINE', w.line), ('WHOLE', '')) AS k(scope, key)
        JOIN price_list_entry e ON e."versionId" = h.id AND e.scope = k.scope::"PriceListScope" AND e.key = k.key
      UNION ALL
      SELECT w.id, v.sku, e.* FROM wanted w JOIN variant v ON v."productId" = w.id CROSS JOIN holding h
        JOIN price_list_entry e ON e."versionId" = h.id AND e.scope = 'SKU' AND e.key = v.sku
    )
    SELECT s."productId", s.sku, h.serial, h.version, h.name, h.own, h.priority, to_char(h."activatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS "activatedAt",
      h."validFrom"::text, h."holdsUntil"::text, s.scope::text AS scope, s.key, s."basisPoints", s.breaks, s."aboveList"
    FROM said s JOIN holding h ON h.id = s."versionId"`
  const entries = new Map<string, ListEntry[]>()
  for (const {
    productId,
    sku,
    serial,
    version,
    name,
    own,
    priority,
    activatedAt,
    validFrom,
    holdsUntil,
    ...entry
  } of rows) {
    const all = entries.get(productId) ?? []
    all.push({
      sku,
      entry: entryOf(entry),
      list: { serial, version, name, own, priority, activatedAt, validFrom, holdsUntil },
    })
    entries.set(productId, all)
  }
  return entries
}
