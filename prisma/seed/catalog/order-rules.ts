import type { DemoProduct } from './types'

/**
 * A demonstration product's minimums, and what can be ordered below them: finishes that fill a
 * coating chamber, short runs, samples, stock.
 */
export function orderRulesOf(product: DemoProduct) {
  const { moq, orderMultiple, line, finishes, sizes, styleNumber } = product
  const serial = Number(/\d+$/.exec(styleNumber)?.[0] ?? 0)
  const half = Math.floor(moq / 2 / orderMultiple) * orderMultiple
  const finishMoqs = finishes
    .filter(({ code }) => code === 'pvd-rose-gold')
    .map(({ code }) => ({ finishCode: code, moq: moq * 3 }))
  const first = finishes[0]
  const stock =
    serial % 3 === 2 && first
      ? sizes.slice(0, 3).map((size, i) => ({
          sku: `${styleNumber}-${first.code}-${size.code}`.toUpperCase(),
          pieces: orderMultiple * (12 - 3 * i),
        }))
      : []
  return {
    finishMoqs,
    shortRun:
      half > 0 && line !== 'boxes'
        ? { leastQuantity: half, feeMinor: line === 'jewelry' ? 9000 : 12_000 }
        : null,
    sampleFeeMinor: line === 'jewelry' ? 2500 : 4000,
    stock,
    stockLeadTimeDays: stock.length > 0 ? 5 : 0,
  }
}
