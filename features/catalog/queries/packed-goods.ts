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
 * How articles of the catalog are packed for export. What isn't found has no carton, so that nothing
 * is quoted on it.
 * @param published of what is in the shop alone
 */
export async function packedGoods(
  asked: readonly AskedPieces[],
  published = true,
): Promise<Goods[]> {
  const codes = [...new Set(asked.map(({ code }) => code.trim().toUpperCase()))]
  // Designs first: a SKU of the same name goes before them.
  const rows = await db.$queryRaw<PackedRow[]>`
    SELECT f.code, trim_scale(p."unitWeightGrams")::text AS "unitGrams", p."cartonPieces" AS pieces, p."cartonLengthMm" AS "lengthMm",
      p."cartonWidthMm" AS "widthMm", p."cartonHeightMm" AS "heightMm", p."cartonGrossGrams" AS "grossGrams"
    FROM (
      SELECT "styleNumber" AS code, id, 0 AS rank FROM product WHERE "styleNumber" = ANY(${codes}::text[])
      UNION ALL SELECT sku, "productId", 1 FROM variant WHERE sku = ANY(${codes}::text[])) f
      JOIN product p ON p.id = f.id
    WHERE ${!published} OR p.status = 'PUBLISHED' ORDER BY f.rank`
  const known = new Map(rows.map(({ code, ...row }) => [code, row]))
  return asked.map(({ code, pieces }) => {
    const { unitGrams = '0', ...carton } = known.get(code.trim().toUpperCase()) ?? {}
    return { id: code, pieces, unitGrams, carton: 'pieces' in carton ? carton : null }
  })
}
