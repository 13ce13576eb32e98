import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceStep, rateOf, type FrozenRate } from '@/features/company/rules/exchange'
import { fromUsd } from './list-price'
import { priceIn } from './price-in'

const rate = (unitsPerUsd: string, roundTo?: string): FrozenRate => ({
  unitsPerUsd,
  asOf: '2026-11-29',
  source: 'a test',
  ...(roundTo ? { roundTo } : {}),
})
const usd = fc.nat(1_000_000_00)
const units = fc.constantFrom('0.92', '0.307', '18.35', '84.1', '157.25')
const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'MXN')
const rounding = fc.constantFrom('0.05', '0.10', '0.25', '0.50', '1', '5', '10', '100')

describe('a price in another currency', () => {
  it('is rounded as the house rounds prices in it', () => {
    expect(priceIn(rate('0.92', '0.05'), 'EUR')(2_47)).toBe(2_25) // 2.2724
    expect(priceIn(rate('157.25', '10'), 'JPY')(2_47)).toBe(390) // 388.4075
    expect(priceIn(rate('0.307', '0.25'), 'KWD')(2_47)).toBe(750) // 0.75829
    expect(priceIn(rate('84.1', '1'), 'INR')(2_47)).toBe(208_00) // 207.727
  })

  it('is the exact conversion without a price step, half up to the minor unit', () => {
    fc.assert(
      fc.property(usd, units, currency, (amount, unitsPerUsd, code) => {
        const exact = fromUsd(amount, rateOf(rate(unitsPerUsd), code))
        const priced = priceIn(rate(unitsPerUsd), code)(amount)
        expect(priced).toBe(amount > 0 && exact === 0 ? 1 : exact)
      }),
    )
  })

  it('is a whole multiple, at most half a step from the exact one, and never zero for something', () => {
    fc.assert(
      fc.property(usd, units, currency, rounding, (amount, unitsPerUsd, code, roundTo) => {
        const step = Number(priceStep(rate(unitsPerUsd, roundTo), code))
        const { numerator, denominator } = rateOf(rate(unitsPerUsd), code)
        const priced = priceIn(rate(unitsPerUsd, roundTo), code)(amount)
        expect(priced % step).toBe(0)
        expect(priced > 0).toBe(amount > 0)
        const twiceOff = 2n * (BigInt(priced) * denominator - BigInt(amount) * numerator)
        const off = twiceOff < 0n ? -twiceOff : twiceOff
        if (priced > step) expect(off <= BigInt(step) * denominator).toBe(true)
      }),
    )
  })

  it('never falls where the dollar price rises', () => {
    fc.assert(
      fc.property(
        usd,
        fc.nat(1000),
        units,
        currency,
        rounding,
        (a, more, unitsPerUsd, code, to) => {
          const price = priceIn(rate(unitsPerUsd, to), code)
          expect(price(a + more)).toBeGreaterThanOrEqual(price(a))
        },
      ),
    )
  })

  it('is never finer than the currency’s smallest unit', () => {
    expect(priceStep(rate('157.25', '0.05'), 'JPY')).toBe(1n)
    expect(priceStep(rate('0.307', '0.05'), 'KWD')).toBe(50n)
  })
})
