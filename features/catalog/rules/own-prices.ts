import type { ProductDetail } from './product-views'

/** A company's own prices of a product, as /api/v1/own-prices returns them. */
export interface OwnProductPrices {
  /** by SKU and quantity, including finish, without options; only SKUs with an own price; US cents */
  breaks: { sku: string; fromQuantity: number; unitPriceMinor: number }[]
  /** the last day of all of it, Asia/Shanghai; null: open-ended */
  until: string | null
  /** the lowest of them, as a card of the catalog shows it; null where the catalog's is as low */
  from: { unitPriceMinor: number; fromQuantity: number } | null
}

/** The product at a company's own prices: they replace a SKU's own breaks. Pure; browser-safe. */
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
