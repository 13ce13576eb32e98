import 'server-only'
import type { CartonSpec, Goods } from '@/features/freight/engine/types'
import { db } from '@/platform/db/client'

/** Pieces of an article: its SKU, or the style number of its design. */
export interface AskedPieces {
  code: string
  pieces: number
}

interface PackedRow extends CartonSpec {
  code: string
  unitGrams: string
}

/**
 * How articles of the catalog are packed for export. One that isn't found has no carton, so that nothing is quoted for
 * it.
 * @param published whether only articles in the shop count
 */
export async function packedGoods(
  articles: readonly AskedPieces[],
  published = true,
): Promise<Goods[]> {
  const codes = [...new Set(articles.map(({ code }) => code.trim().toUpperCase()))]
  // Designs first: a SKU with the same code overrides them.
  const rows = await db.$queryRaw<PackedRow[]>`
    SELECT f.code, trim_scale(p."unitWeightGrams")::text AS "unitGrams", p."cartonPieces" AS pieces, p."cartonLengthMm" AS "lengthMm",
      p."cartonWidthMm" AS "widthMm", p."cartonHeightMm" AS "heightMm", p."cartonGrossGrams" AS "grossGrams"
    FROM (
      SELECT "styleNumber" AS code, id, 0 AS rank FROM product WHERE "styleNumber" = ANY(${codes}::text[])
      UNION ALL SELECT sku, "productId", 1 FROM variant WHERE sku = ANY(${codes}::text[])) f
      JOIN product p ON p.id = f.id
    WHERE ${!published} OR p.status = 'PUBLISHED' ORDER BY f.rank`
  const packing = new Map(rows.map(({ code, ...row }) => [code, row]))
  return articles.map(({ code, pieces }) => {
    const { unitGrams = '0', ...carton } = packing.get(code.trim().toUpperCase()) ?? {}
    return { id: code, pieces, unitGrams, carton: 'pieces' in carton ? carton : null }
  })
}
