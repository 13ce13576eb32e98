import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readAmount } from './amounts'
import { isCurrency, minorDigits } from './currencies'
import { formatAmount, formatMoney, plainAmount } from './money'

const SOME = ['USD', 'EUR', 'JPY', 'KRW', 'KWD', 'BHD', 'INR'] as const

it('knows the decimals of ISO 4217, and no code that is none', () => {
  expect([minorDigits('JPY'), minorDigits('USD'), minorDigits('KWD')]).toEqual([0, 2, 3])
  expect(['XXX', 'XAU', 'EURO', 'usd', ''].some(isCurrency)).toBe(false)
  expect(() => minorDigits('XXX')).toThrow(RangeError)
})

it('writes an amount with its currency’s decimals, and reads the same back', () => {
  expect(formatMoney(1234, 'JPY', 'en')).toBe('JPY 1,234')
  expect(formatMoney(1234, 'KWD', 'en')).toBe('KWD 1.234')
  expect(formatMoney(-1234567, 'KWD', 'de')).toBe('KWD −1.234,567')
  expect(formatAmount(5, 'en', 'KWD')).toBe('0.005')
  fc.assert(
    fc.property(
      fc.constantFrom(...SOME),
      fc.integer({ min: 0, max: 999_999_99 }),
      (currency, minor) => {
        const read = readAmount(plainAmount(minor, currency), { currency, sign: '.' })
        expect(read).toMatchObject({ is: 'read', value: minor })
      },
    ),
  )
})
