import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHORT_RUN, type PricedDesign } from './choice'
import { priceTogether } from './order-price'
import { orderPrices } from './order-prices'
import { setUpShares } from './set-up'

const FEES: Record<string, number> = { engraving: 2500, logo: 4000, pouch: 0 }
const design: PricedDesign = {
  priceBreaks: [
    { fromQuantity: 100, unitPriceMinor: 190 },
    { fromQuantity: 300, unitPriceMinor: 165 },
    { fromQuantity: 1000, unitPriceMinor: 140 },
  ],
  variantBreaks: [],
  optionBreaks: [],
  moq: 100,
  finishMoqs: [],
  shortRun: { leastQuantity: 40, feeMinor: 6000 },
  options: Object.entries(FEES).map(([code, setupFeeMinor], i) => ({
    code,
    unitPriceMinor: 5 * i,
    setupFeeMinor,
    minimumQuantity: 0,
    leadTimeDays: 0,
  })),
}
const variantOf = ({ finishCode, sizeCode }: { finishCode: string; sizeCode: string }) => ({
  sku: `${finishCode}-${sizeCode}`,
  finishCode,
  unitPriceDeltaMinor: finishCode === 'gold' ? 30 : 0,
})
const priceOf = orderPrices(design, variantOf)
const anyLines = fc.array(
  fc.record({
    finishCode: fc.constantFrom('polished', 'gold'),
    sizeCode: fc.constantFrom('16', '17', '18'),
    quantity: fc.integer({ min: 0, max: 900 }),
    optionCodes: fc.subarray(['engraving', 'logo', 'pouch', SHORT_RUN]),
  }),
  { minLength: 1, maxLength: 12 },
)
const feeOf = (codes: Iterable<string>) =>
  [...new Set(codes)].reduce((sum, code) => sum + (FEES[code] ?? 0), 0)

describe('a set-up', () => {
  it('is carried by the first line that takes the option; the others say where', () => {
    expect(
      setUpShares([
        { quantity: 0, optionCodes: ['logo'] },
        { quantity: 100, optionCodes: ['logo', 'engraving'] },
        { quantity: 100, optionCodes: [] },
        { quantity: 100, optionCodes: ['logo'] },
      ]),
    ).toEqual([
      { carried: [], shared: [], elsewhere: [] },
      { carried: ['logo', 'engraving'], shared: ['logo'], elsewhere: [] },
      { carried: [], shared: [], elsewhere: [] },
      { carried: [], shared: [], elsewhere: [{ code: 'logo', line: 1 }] },
    ])
  })

  it('is charged once per design and option, however the order is split', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { totalMinor, unitPricesMinor } = priceOf(lines)
        const pieces = lines.reduce(
          (sum, { quantity }, i) => sum + quantity * (unitPricesMinor[i] ?? 0),
          0,
        )
        expect(totalMinor - pieces).toBe(
          feeOf(lines.flatMap(({ quantity, optionCodes }) => (quantity > 0 ? optionCodes : []))),
        )
      }),
    )
  })

  it('costs the same when a line is split into several finishes and sizes', () => {
    fc.assert(
      fc.property(
        fc.subarray(['engraving', 'logo', 'pouch']),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }),
        (optionCodes, parts) => {
          const whole = {
            finishCode: 'polished',
            sizeCode: '16',
            quantity: parts.reduce((a, b) => a + b, 0),
            optionCodes,
          }
          const split = parts.map((quantity, i) => ({
            ...whole,
            quantity,
            sizeCode: ['16', '17', '18'][i % 3] ?? '16',
          }))
          expect(priceOf(split).totalMinor).toBe(priceOf([whole]).totalMinor)
          expect(priceOf([whole]).totalMinor).toBe(
            priceTogether(design, variantOf(whole), whole, 0).lineTotalMinor,
          )
        },
      ),
    )
  })

  it('is either carried or marked as carried elsewhere, never both and never neither', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const shares = setUpShares(lines)
        shares.forEach(({ carried, shared, elsewhere }, i) => {
          const { quantity, optionCodes } = lines[i] ?? { quantity: 0, optionCodes: [] }
          expect([...carried, ...elsewhere.map(({ code }) => code)].toSorted()).toEqual(
            quantity > 0 ? optionCodes.toSorted() : [],
          )
          for (const code of shared)
            expect(
              shares.some((other) =>
                other.elsewhere.some((each) => each.code === code && each.line === i),
              ),
            ).toBe(true)
          for (const { code, line } of elsewhere) expect(shares[line]?.shared).toContain(code)
        })
      }),
    )
  })
})
