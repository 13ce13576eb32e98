import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, formatMoney, formatPrice, multiplyRatio, percentOf, plainAmount } from './money'

const amount = fc.integer({ min: 0, max: 10_000_000_00 })

describe('money', () => {
  it('writes the ISO code and groups thousands', () => {
    expect(formatMoney(124000, 'USD', 'en')).toBe('USD 1,240.00')
    expect(formatMoney(-5, 'EUR', 'en')).toBe('EUR −0.05')
  })

  it('writes a price that is finer than its currency with all its digits', () => {
    expect(formatPrice('4.4', 'USD', 'en')).toBe('USD 4.40')
    expect(formatPrice('1900', 'USD', 'en')).toBe('USD 1,900.00')
    expect(formatPrice('0.2753', 'USD', 'de')).toBe('USD 0,2753')
    expect(formatPrice('12', 'JPY', 'en')).toBe('JPY 12')
  })

  it('shows an amount in a field without groups', () => {
    expect(plainAmount(1240_05)).toBe('1240.05')
    expect(plainAmount(-5)).toBe('-0.05')
  })

  it('rounds half up at the cent', () => {
    expect(percentOf(5, '10')).toBe(1) // 0.5 cent
    expect(percentOf(4, '10')).toBe(0)
    expect(multiplyRatio(-5, 1n, 10n)).toBe(-1)
  })

  it('allocates without losing or making a cent', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }),
        (a, weights) => {
          const parts = allocate(a, weights)
          expect(parts.reduce((s, p) => s + p, 0)).toBe(a)
          expect(parts.every((p) => p >= 0)).toBe(true)
        },
      ),
    )
  })
})
