import 'server-only'
import { db } from '@/platform/db/client'
import type { HeldProduct } from '../rules/check-row'
import { pendingContent, withContent } from '@/features/catalog/queries/product-rows'

/** What is held of products, by style number. */
export async function heldProducts(styles: readonly string[]): Promise<Map<string, HeldProduct>> {
  // By one array: most rows of most sheets are new, and a parameter each is slow to make.
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

/** Whose names are taken: the style number of the product that has each style, address or SKU. */
export async function ownersOf(names: readonly string[]): Promise<Map<string, string>> {
  const of = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length))
  // As one array each: a chunk has more SKUs than a statement may have parameters.
  const owned = await db.$queryRaw<{ name: string; style: string }[]>`
    SELECT 'SKU ' || v.sku AS name, p."styleNumber" AS style FROM variant v JOIN product p ON p.id = v."productId" WHERE v.sku = ANY(${of('SKU ')}::text[])
    UNION ALL SELECT 'address ' || slug, "styleNumber" FROM product WHERE slug = ANY(${of('address ')}::text[])
    UNION ALL SELECT 'style ' || "styleNumber", "styleNumber" FROM product WHERE "styleNumber" = ANY(${of('style ')}::text[])`
  return new Map(owned.map(({ name, style }) => [name, style]))
}

/** Names that a product may not have because another one has them, and whose they are. */
export const takenNames = (
  names: readonly string[],
  styleNumber: string,
  owners: ReadonlyMap<string, string>,
): { name: string; owner: string }[] =>
  names.flatMap((name) => {
    const owner = owners.get(name)
    return owner !== undefined && owner !== styleNumber ? [{ name, owner }] : []
  })
