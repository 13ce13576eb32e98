import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  fixed,
  multiply,
  ratio,
  rational,
  rounded,
  subtract,
  text,
} from './rational'

const some = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => ratio(n, d))

test('reads and writes a decimal without loss', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: 0, max: 8 }),
      (units, decimals) => {
        const decimal = fixed(ratio(units, 10n ** BigInt(decimals)), decimals)
        expect(rounded(rational(decimal), decimals)).toBe(units)
        expect(compare(rational(text(rational(decimal))), rational(decimal))).toBe(0)
      },
    ),
  )
  expect(text(rational('12.50'))).toBe('12.5')
  expect(text(rational('100'))).toBe('100')
  expect(text(ratio(1n, 3n))).toBe('0.33333333')
})

test('undoes an addition by subtraction, and a multiplication by division', () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(compare(subtract(add(a, b), b), a)).toBe(0)
      if (b.n !== 0n) expect(compare(divide(multiply(a, b), b), a)).toBe(0)
    }),
  )
})

test('rounds halves away from zero', () => {
  expect(fixed(rational('0.125'), 2)).toBe('0.13')
  expect(fixed(rational('-0.125'), 2)).toBe('-0.13')
  expect(fixed(rational('0.124999'), 2)).toBe('0.12')
})

test.each(['', '1e3', '.5', '1,000', 'NaN', '0x10', '1.'])('"%s" is no decimal', (wrong) => {
  expect(() => rational(wrong)).toThrow(RangeError)
})
