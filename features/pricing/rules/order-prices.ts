import type { PricedDesign, PricedVariant } from './choice'
import type { PriceOf } from './minimum-ways'
import type { AskedPieces } from './minimums'
import { priceTogether } from './order-price'
import { setUpShares } from './set-up'

/**
 * Prices whole orders of a design, with each option's set-up once.
 * @param variantOf the SKU of a finish and size
 */
export function orderPrices(
  design: PricedDesign,
  variantOf: (line: AskedPieces) => PricedVariant | undefined,
): PriceOf {
  return (lines) => {
    const together = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    const shares = setUpShares(lines)
    const prices = lines.map((line, i) =>
      priceTogether(design, variantOf(line), line, together, shares[i]?.carried ?? []),
    )
    return {
      totalMinor: prices.reduce((sum, { lineTotalMinor }) => sum + lineTotalMinor, 0),
      unitPricesMinor: prices.map(({ unitPriceMinor }) => unitPriceMinor),
    }
  }
}
