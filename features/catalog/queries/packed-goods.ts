import 'server-only'
import type { Goods } from '@/features/freight/engine/types'
import { db } from '@/platform/db/client'

/** Pieces of an article: its SKU, or the style number of its design. */
export interface AskedPieces {
  code: string
  pieces: number
}

const packing = {
  unitWeightGrams: true,
  cartonPieces: true,
  cartonLengthMm: true,
  cartonWidthMm: true,
  cartonHeightMm: true,
  cartonGrossGrams: true,
} as const

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
  const state = published ? ({ status: 'PUBLISHED' } as const) : {}
  const [variants, designs] = await Promise.all([
    db.variant.findMany({
      where: { sku: { in: codes }, product: state },
      select: { sku: true, product: { select: packing } },
    }),
    db.product.findMany({
      where: { styleNumber: { in: codes }, ...state },
      select: { styleNumber: true, ...packing },
    }),
  ])
  const known = new Map([
    ...designs.map(({ styleNumber, ...design }) => [styleNumber, design] as const),
    ...variants.map(({ sku, product }) => [sku, product] as const),
  ])
  return asked.map(({ code, pieces }) => {
    const found = known.get(code.trim().toUpperCase())
    return {
      id: code,
      pieces,
      unitGrams: found?.unitWeightGrams.toFixed() ?? '0',
      carton: found
        ? {
            pieces: found.cartonPieces,
            lengthMm: found.cartonLengthMm,
            widthMm: found.cartonWidthMm,
            heightMm: found.cartonHeightMm,
            grossGrams: found.cartonGrossGrams,
          }
        : null,
    }
  })
}
