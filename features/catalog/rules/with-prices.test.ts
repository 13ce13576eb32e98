import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withPrices } from './content'
import { contentProblems } from './content-problems'
import { ring } from '@/tests/support/ring-content'

describe('a change of prices', () => {
  it('rounds each break half up to the cent, and never makes a price rise with the quantity', () => {
    expect(
      withPrices(ring, { kind: 'percent', basisPoints: 400 }).priceBreaks.map(
        ({ unitPriceMinor }) => unitPriceMinor,
      ),
    ).toEqual([128, 114])
    expect(withPrices(ring, { kind: 'percent', basisPoints: 400 })).toMatchObject({
      variantBreaks: [{ sku: 'T-1-B', fromQuantity: 200, unitPriceMinor: 156 }],
      optionBreaks: ring.optionBreaks,
    })
    expect(
      withPrices(ring, { kind: 'amount', amountMinor: -10 }).priceBreaks.map(
        ({ unitPriceMinor }) => unitPriceMinor,
      ),
    ).toEqual([113, 100])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 50, max: 100_000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -5_000, max: 30_000 }),
        (prices, basisPoints) => {
          const content = {
            ...ring,
            priceBreaks: prices
              .toSorted((a, b) => b - a)
              .map((unitPriceMinor, i) => ({ fromQuantity: 100 * (i + 1), unitPriceMinor })),
          }
          const changed = withPrices(content, { kind: 'percent', basisPoints })
          expect(contentProblems(changed).filter(([field]) => field === 'priceBreaks')).toEqual([])
          for (const [i, { unitPriceMinor }] of changed.priceBreaks.entries())
            // In whole ten-thousandths of a cent: half a cent at most.
            expect(
              Math.abs(
                unitPriceMinor * 10_000 -
                  (content.priceBreaks[i]?.unitPriceMinor ?? 0) * (10_000 + basisPoints),
              ),
            ).toBeLessThanOrEqual(5_000)
        },
      ),
    )
  })
})
