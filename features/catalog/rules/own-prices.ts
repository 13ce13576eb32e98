import type { ProductDetail } from './product-views'

/** A company's own prices of a product, as /api/v1/own-prices answers them. */
export interface OwnProductPrices {
  /** by SKU and quantity, finish included, options apart; only SKUs whose price is their own; US cents */
  breaks: { sku: string; fromQuantity: number; unitPriceMinor: number }[]
  /** the last day all of it holds, Asia/Shanghai; null: open-ended */
  until: string | null
  /** the lowest of it, as a card of the catalog shows it; null where the catalog's is as low */
  from: { unitPriceMinor: number; fromQuantity: number } | null
}

/**
 * The product at a company's own prices: a SKU's own breaks are what a list's take the place of.
 * Pure; browser-safe.
 */
export function withOwnPrices(
  product: ProductDetail,
  own: OwnProductPrices | undefined,
): ProductDetail {
  if (!own) return product
  const skus = new Set(own.breaks.map(({ sku }) => sku))
  return {
    ...product,
    variantBreaks: [...product.variantBreaks.filter(({ sku }) => !skus.has(sku)), ...own.breaks],
  }
}
