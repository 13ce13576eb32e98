import 'server-only'
import { db } from '@/platform/db/client'
import type { HeldProduct } from '../rules/check-row'
import { pendingContent, withContent } from '@/features/catalog/queries/product-rows'

/** Existing products, by style number. */
export async function heldProducts(styles: readonly string[]): Promise<Map<string, HeldProduct>> {
  // As one array: most rows of most sheets are new, and one parameter each would be slow.
  const known = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM product WHERE "styleNumber" = ANY(${[...new Set(styles)]}::text[])`
  if (known.length === 0) return new Map()
  const rows = await db.product.findMany({
    where: { id: { in: known.map(({ id }) => id) } },
    include: withContent,
  })
  return new Map(
    rows.map((row) => [
      row.styleNumber,
      { id: row.id, version: row.version, content: pendingContent(row) },
    ]),
  )
}

/** The owner of each taken name (style, address or SKU), by its product's style number. */
export async function ownersOf(names: readonly string[]): Promise<Map<string, string>> {
  const of = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length))
  // As one array each: a chunk has more SKUs than a statement may have parameters.
  const rows = await db.$queryRaw<{ name: string; style: string }[]>`
    SELECT 'SKU ' || v.sku AS name, p."styleNumber" AS style FROM variant v JOIN product p ON p.id = v."productId" WHERE v.sku = ANY(${of('SKU ')}::text[])
    UNION ALL SELECT 'address ' || slug, "styleNumber" FROM product WHERE slug = ANY(${of('address ')}::text[])
    UNION ALL SELECT 'style ' || "styleNumber", "styleNumber" FROM product WHERE "styleNumber" = ANY(${of('style ')}::text[])`
  return new Map(rows.map(({ name, style }) => [name, style]))
}

/** The names that a product can't have because another product has them, with that product. */
export const takenNames = (
  names: readonly string[],
  styleNumber: string,
  owners: ReadonlyMap<string, string>,
): { name: string; owner: string }[] =>
  names.flatMap((name) => {
    const owner = owners.get(name)
    return owner !== undefined && owner !== styleNumber ? [{ name, owner }] : []
  })
