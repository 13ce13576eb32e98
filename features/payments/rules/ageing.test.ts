import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOf, AGES, agedAccounts, ageSums } from './ageing'

const part = fc.record({
  companyId: fc.constantFrom('a', 'b', 'c'),
  company: fc.constant('A company'),
  currency: fc.constantFrom('USD', 'EUR', 'JPY'),
  openMinor: fc.integer({ min: 1, max: 1_000_000_00 }),
  daysLate: fc.integer({ min: -100, max: 400 }),
})

describe('ageing', () => {
  it('starts its columns on day 1, 31, 61 and 91 of lateness', () => {
    expect([-1, 0, 1, 30, 31, 60, 61, 90, 91].map(ageOf)).toEqual([
      'current',
      'current',
      'to30',
      'to30',
      'to60',
      'to60',
      'to90',
      'to90',
      'over90',
    ])
  })

  it('neither loses nor doubles an amount, and never adds two currencies', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const accounts = agedAccounts(parts)
        for (const { ages, totalMinor } of accounts)
          expect(AGES.reduce((sum, age) => sum + ages[age], 0)).toBe(totalMinor)
        for (const { currency, totalMinor } of ageSums(accounts))
          expect(totalMinor).toBe(
            parts
              .filter((each) => each.currency === currency)
              .reduce((sum, { openMinor }) => sum + openMinor, 0),
          )
        expect(new Set(accounts.map((each) => `${each.companyId} ${each.currency}`)).size).toBe(
          accounts.length,
        )
      }),
    )
  })
})
