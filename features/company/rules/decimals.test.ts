import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareDecimals, divideDecimals, isTenfold, withPercent } from './decimals'

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 1, max: 99_999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(8, '0')}`)

it('compares decimals by value, not by their digits', () => {
  expect(compareDecimals('1.10', '1.1')).toBe(0)
  expect(compareDecimals('9', '10')).toBe(-1)
  fc.assert(
    fc.property(decimal, decimal, (a, b) => compareDecimals(a, b) === -compareDecimals(b, a)),
  )
})

it('asks from a factor of ten on, up or down', () => {
  expect(isTenfold('0.92', '9.2')).toBe(true)
  expect(isTenfold('9.2', '0.92')).toBe(true)
  expect(isTenfold('0.92', '9.19')).toBe(false)
  expect(isTenfold('0.92', '0.93')).toBe(false)
})

it('adds a percentage exactly', () => {
  expect(withPercent('0.92', '1.5')).toBe('0.9338')
  expect(withPercent('157.25', '0')).toBe('157.25')
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 25 }), (rate, percent) => {
      const more = withPercent(rate, String(percent))
      expect(compareDecimals(more, rate)).toBe(percent === 0 ? 0 : 1)
      expect(Number(more)).toBeCloseTo(Number(rate) * (1 + percent / 100), 6)
    }),
  )
})

it('divides, rounding half up', () => {
  expect(divideDecimals('1', '1.1588', 8)).toBe('0.86296168')
  expect(divideDecimals('1', '2', 8)).toBe('0.5')
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      // Compared with floats, whose own error grows with the dividend.
      const about = Number(a) / Number(b)
      const off = Math.abs(Number(divideDecimals(a, b, 8)) - about)
      expect(off).toBeLessThan(Math.max(1e-4, about * 1e-12))
    }),
  )
})
