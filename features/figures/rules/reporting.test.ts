import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratesUsed, reported, amountIn, type Reporting } from './reporting'

const rate = (unitsPerUsd: string) => ({ unitsPerUsd, asOf: '2026-11-28', source: 'a bank' })
const rates = { EUR: rate('0.92'), JPY: rate('150'), KWD: rate('0.307') }
const inEuro: Reporting = { currency: 'EUR', rates }

describe('an amount in the reporting currency', () => {
  it('is converted through the dollar, whatever its minor units', () => {
    expect(amountIn(10_000, 'USD', inEuro)).toBe(9_200)
    expect(amountIn(15_000, 'JPY', { currency: 'USD', rates })).toBe(10_000)
    expect(amountIn(9_200, 'EUR', { currency: 'JPY', rates })).toBe(15_000)
    expect(amountIn(307_000, 'KWD', { currency: 'USD', rates })).toBe(100_000)
    expect(amountIn(1, 'HKD', inEuro)).toBeNull()
  })

  it('stays the same in its own currency', () => {
    fc.assert(fc.property(fc.integer(), (minor) => amountIn(minor, 'EUR', inEuro) === minor))
  })
})

describe('rows in the reporting currency', () => {
  const rows = [
    { stage: 'SENT', currency: 'USD', count: 2, valueMinor: 10_000 },
    { stage: 'SENT', currency: 'EUR', count: 1, valueMinor: 1_000 },
    { stage: 'SENT', currency: 'HKD', count: 1, valueMinor: 700 },
    { stage: 'DRAFT', currency: 'EUR', count: 3, valueMinor: 50 },
  ]
  const told = (reporting: Reporting | null) =>
    reported(rows, reporting, ({ stage }) => stage, ['count', 'valueMinor'])

  it('are summed by key; one without a rate stays by itself', () => {
    expect(told(inEuro)).toEqual([
      { stage: 'SENT', currency: 'EUR', count: 3, valueMinor: 10_200 },
      { stage: 'SENT', currency: 'HKD', count: 1, valueMinor: 700 },
      { stage: 'DRAFT', currency: 'EUR', count: 3, valueMinor: 50 },
    ])
    expect(told(null)).toEqual(rows)
  })

  it('lose and gain nothing, whatever the rows', () => {
    const any = fc.array(
      fc.record({
        stage: fc.constantFrom('A', 'B'),
        currency: fc.constantFrom('USD', 'EUR', 'JPY', 'HKD'),
        count: fc.nat(50),
        valueMinor: fc.nat(1_000_000),
      }),
    )
    fc.assert(
      fc.property(any, (some) => {
        const all = reported(some, inEuro, ({ stage }) => stage, ['count', 'valueMinor'])
        const count = (of: typeof some) => of.reduce((sum, row) => sum + row.count, 0)
        const value = all
          .filter(({ currency }) => currency === 'EUR')
          .reduce((sum, row) => sum + row.valueMinor, 0)
        const expected = some.reduce(
          (sum, row) => sum + (amountIn(row.valueMinor, row.currency, inEuro) ?? 0),
          0,
        )
        expect([count(all), value]).toEqual([count(some), expected])
      }),
    )
  })

  it('name each rate once, and none for the dollar', () => {
    expect(ratesUsed(['USD', 'JPY', 'HKD', 'JPY'], inEuro).map(({ currency }) => currency)).toEqual(
      ['EUR', 'JPY'],
    )
  })
})
