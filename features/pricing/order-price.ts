import { priceInput, SHORT_RUN, type PricedDesign, type PricedVariant } from './choice'
import type { PriceOf } from './minimum-ways'
import type { AskedPieces } from './minimums'
import { listPrice, type ListPrice } from './rules'

/**
 * List price of one line of a design that is ordered in several finishes and
 * sizes: all its pieces reach the break together, each line pays its own. A
 * short run's fee is not in it.
 * @param together all pieces of the design, this line's among them
 */
export function priceTogether(design: PricedDesign, variant: PricedVariant | undefined, line: { quantity: number; optionCodes: readonly string[] }, together: number): ListPrice {
  const optionCodes = line.optionCodes.filter((code) => code !== SHORT_RUN)
  const price = listPrice(priceInput(design, variant, { optionCodes, quantity: Math.max(together, line.quantity) }))
  return { ...price, lineTotalMinor: price.unitPriceMinor * line.quantity + price.setupFeeMinor }
}

/** Prices whole orders of a design. @param variantOf the SKU of a finish and size */
export function orderPrices(design: PricedDesign, variantOf: (line: AskedPieces) => PricedVariant | undefined): PriceOf {
  return (lines) => {
    const together = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    const prices = lines.map((line) => priceTogether(design, variantOf(line), line, together))
    return { totalMinor: prices.reduce((sum, { lineTotalMinor }) => sum + lineTotalMinor, 0), unitPricesMinor: prices.map(({ unitPriceMinor }) => unitPriceMinor) }
  }
}
