import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeBreakIndex, checkQuantity, fromUsd, listPrice, toUsd } from './list-price'

const breaks = [
  { fromQuantity: 100, unitPriceMinor: 190 },
  { fromQuantity: 300, unitPriceMinor: 165 },
  { fromQuantity: 1000, unitPriceMinor: 140 },
]

describe('quantity rules', () => {
  it('name the rule and offer the nearest quantities, and change nothing themselves', () => {
    const product = { moq: 100, orderMultiple: 20 }
    expect(checkQuantity(100, product)).toBeNull()
    expect(checkQuantity(99, product)).toEqual({ rule: 'below_moq', moq: 100, nearest: [100] })
    expect(checkQuantity(110, product)).toEqual({
      rule: 'off_multiple',
      multiple: 20,
      nearest: [100, 120],
    })
    expect(checkQuantity(0, product)?.rule).toBe('below_moq')
    expect(checkQuantity(-5, product)?.rule).toBe('below_moq')
    expect(checkQuantity(1e9, product)?.rule).toBe('too_many')
    expect(checkQuantity(1.5, product)?.rule).toBe('not_whole')
    expect(checkQuantity(Number.NaN, product)?.rule).toBe('not_whole')
  })

  it('accept every quantity that they offer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 2_000_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        (q, multiple, steps) => {
          const product = { moq: multiple * steps, orderMultiple: multiple }
          for (const n of checkQuantity(q, product)?.nearest ?? [])
            expect(checkQuantity(n, product)).toBeNull()
        },
      ),
    )
  })
})

describe('list price', () => {
  it('takes the break at its first piece', () => {
    expect(activeBreakIndex(breaks, 299)).toBe(0)
    expect(activeBreakIndex(breaks, 300)).toBe(1)
    expect(activeBreakIndex(breaks, 5000)).toBe(2)
  })

  it('adds finish and options per piece, set-up once, and says what the next break saves', () => {
    const option = {
      code: 'engraving',
      unitPriceMinor: 12,
      setupFeeMinor: 2500,
      minimumQuantity: 100,
      leadTimeDays: 3,
    }
    expect(listPrice({ breaks, finishDeltaMinor: 20, options: [option], quantity: 280 })).toEqual({
      unitPriceMinor: 222,
      setupFeeMinor: 2500,
      lineTotalMinor: 222 * 280 + 2500,
      extraLeadTimeDays: 3,
      nextBreak: { addQuantity: 20, unitSavingMinor: 25, fromQuantity: 300 },
    })
  })

  it('never rises per piece with the quantity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        (q, more) => {
          const price = (quantity: number) =>
            listPrice({ breaks, finishDeltaMinor: 0, options: [], quantity }).unitPriceMinor
          expect(price(q + more)).toBeLessThanOrEqual(price(q))
        },
      ),
    )
  })

  it('converts there and back within a minor unit', () => {
    const rate = { numerator: 92n, denominator: 100n }
    fc.assert(
      fc.property(fc.nat(1_000_000_00), (a) => {
        expect(Math.abs(toUsd(fromUsd(a, rate), rate) - a)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
