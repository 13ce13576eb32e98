import fc from 'fast-check'
import { expect, it } from 'vitest'
import list from '@/tests/support/iso-4217-list-one.json'
import { readAmount } from './amounts'
import { isCurrency, minorDigits } from './currencies'
import { formatAmount, formatMoney, plainAmount } from './money'

const SOME = ['USD', 'EUR', 'JPY', 'KRW', 'KWD', 'BHD', 'INR'] as const

it('knows the decimals of ISO 4217, and no invalid code', () => {
  expect([minorDigits('JPY'), minorDigits('USD'), minorDigits('KWD')]).toEqual([0, 2, 3])
  expect(['XXX', 'XAU', 'EURO', 'usd', ''].some(isCurrency)).toBe(false)
  expect(() => minorDigits('XXX')).toThrow(RangeError)
})

/** Codes added since that list, and codes in it that aren't money for paying goods. */
const ADDED_SINCE = ['XCG'] // Curaçao and Sint Maarten, from 2025-03-31
const NOT_TAKEN = {
  ANG: 'gave way to XCG',
  BGN: 'gave way to the euro on 2026-01-01',
  CUC: 'withdrawn by Cuba in 2021',
  UYW: 'an index of wages, without notes or coins',
  VED: 'the bolívar a second time, beside VES',
}

it('has the minor units of ISO 4217’s own list', () => {
  const theirs = Object.entries(list.minorUnits).filter(([code]) => !(code in NOT_TAKEN))
  expect(theirs.length).toBeGreaterThan(145)
  expect(theirs.map(([code]) => [code, minorDigits(code)])).toEqual(theirs)
  expect(Object.keys(NOT_TAKEN).filter(isCurrency)).toEqual([])
  expect(everyCode().filter((code) => isCurrency(code) && !(code in list.minorUnits))).toEqual(
    ADDED_SINCE,
  )
})

/** AAA to ZZZ. */
function everyCode(): string[] {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
  return letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
}

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
