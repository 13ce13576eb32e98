import { priceInput, SHORT_RUN, type PricedDesign, type PricedVariant } from './choice'
import { listPrice, type ListPrice } from './list-price'

/**
 * List price of one line of a design that is ordered in several finishes and sizes: all its pieces together reach
 * the break, each line pays its own. The short-run fee isn't included.
 * @param together all pieces of the design, including this line's
 * @param carried options whose set-up this line carries (set-up.ts); all of its own where it is the design's only
 *   line
 */
export function priceTogether(
  design: PricedDesign,
  variant: PricedVariant | undefined,
  line: { quantity: number; optionCodes: readonly string[] },
  together: number,
  carried?: readonly string[],
): ListPrice {
  const optionCodes = line.optionCodes.filter((code) => code !== SHORT_RUN)
  const price = listPrice(
    priceInput(design, variant, { optionCodes, quantity: Math.max(together, line.quantity) }),
  )
  const setupFeeMinor = carried
    ? design.options.reduce(
        (sum, { code, setupFeeMinor: fee }) => sum + (carried.includes(code) ? fee : 0),
        0,
      )
    : price.setupFeeMinor
  return {
    ...price,
    setupFeeMinor,
    lineTotalMinor: price.unitPriceMinor * line.quantity + setupFeeMinor,
  }
}
