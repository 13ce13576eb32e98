import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixed, multiply, ratio, rational } from './rational'
import { percentRate, rateOf } from './rate'

test('a percentage of cents equals that of exact fractions, rounded half up, however large', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000 }),
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.integer({ min: 4, max: 7 }),
      (cents, units, decimals) => {
        const percent = fixed(ratio(BigInt(units), 10n ** BigInt(decimals)), decimals)
        const exact = multiply(ratio(BigInt(cents), 100n), rational(percent))
        expect(String(rateOf(cents, percentRate(percent)))).toBe(fixed(exact, 0))
      },
    ),
    { numRuns: 2000 },
  )
})

test('rounds half a cent up', () => {
  expect(rateOf(100, percentRate('12.5'))).toBe(13)
  expect(rateOf(1_417_200, percentRate('2.9'))).toBe(41_099)
  expect(percentRate('12.50').text).toBe('12.5')
  expect(() => percentRate('12,5')).toThrow(RangeError)
})
