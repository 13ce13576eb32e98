import 'server-only'
import { listPrice } from '@/features/pricing/rules'
import { db } from '@/platform/db/client'

/** What a design brings to customs at a quantity, by list prices. */
export interface DutiableGoods {
  name: string
  hsCode: string
  /** US cents */
  valueMinor: number
  netWeightGrams: string
}

/** A published design by its style number, or by a SKU of it; null where there is none. */
export async function dutiableGoods(styleOrSku: string, quantity: number): Promise<DutiableGoods | null> {
  const wanted = styleOrSku.trim().toUpperCase()
  const product = await db.product.findFirst({
    where: { status: 'PUBLISHED', OR: [{ styleNumber: wanted }, { variants: { some: { sku: wanted } } }] },
    include: { priceBreaks: { orderBy: { fromQuantity: 'asc' } }, variants: { orderBy: { position: 'asc' } } },
  })
  if (!product) return null
  const variant = product.variants.find(({ sku }) => sku === wanted) ?? product.variants[0]
  const { lineTotalMinor } = listPrice({ breaks: product.priceBreaks, finishDeltaMinor: variant?.unitPriceDeltaMinor ?? 0, options: [], quantity })
  return { name: product.name, hsCode: product.hsCodeUs, valueMinor: lineTotalMinor, netWeightGrams: product.unitWeightGrams.mul(quantity).toString() }
}
