import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DatedRates } from '@/features/company/rules/exchange'
import { lowValueRules } from '../data/low-value'
import { DESTINATIONS } from '../schema'
import { lowValueNotes } from './low-value'

const rate = (unitsPerUsd: string) => ({ unitsPerUsd, asOf: '2026-11-20', source: 'a test' })
const RATES: DatedRates = {
  EUR: rate('0.92'),
  GBP: rate('0.79'),
  CAD: rate('1.4'),
  AUD: rate('1.5'),
}
const at = (destination: string, day: string, valueMinor: number, rates = RATES) =>
  lowValueNotes(
    { destination, day, value: { amountMinor: valueMinor, currency: 'USD' } },
    rates,
  ).map(({ rule, standing }) => [rule.id, standing])

describe('small consignments', () => {
  it('to the EU lost their relief on 1 July 2026, and the flat duty ends two years later', () => {
    // EUR 150 at 0.92 are USD 163.04.
    expect(at('DE', '2026-06-30', 163_04)).toEqual([['eu-150', 'under']])
    expect(at('DE', '2026-07-01', 163_04)).toEqual([['eu-3', 'under']])
    expect(at('DE', '2026-07-01', 163_05)).toEqual([])
    expect(at('DE', '2028-07-01', 100_00)).toEqual([])
  })

  it('to the US have no relief, and may be an informal entry up to USD 2,500', () => {
    expect(at('US', '2026-12-01', 800_00)).toEqual([
      ['us-de-minimis', 'under'],
      ['us-informal', 'under'],
    ])
    expect(at('US', '2026-12-01', 2_500_00)).toEqual([['us-informal', 'under']])
    expect(at('US', '2026-12-01', 2_500_01)).toEqual([])
  })

  it('are named with their limit, without a guess, where there is no rate of exchange', () => {
    expect(at('AU', '2026-12-01', 100_00, {})).toEqual([['au-1000', 'unknown']])
    // AUD 1,000 at 1.5 are USD 666.67.
    expect(at('AU', '2026-12-01', 666_66)).toEqual([['au-1000', 'under']])
    expect(at('AU', '2026-12-01', 666_67)).toEqual([])
  })

  it('meet a limit to the cent by the rate of the day, whatever the rate', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lowValueRules.filter(({ currency }) => currency !== 'USD')),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.boolean(),
        (rule, tenThousandths, isAbove) => {
          const { destinations, from, limit, currency } = rule
          const [destination = ''] = destinations
          const unitsPerUsd = `${Math.trunc(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`
          // The most cents that are still within the limit: floor(limit × 100 × 10,000 / ten-thousandths).
          const most = (BigInt(limit) * 1_000_000n) / BigInt(tenThousandths)
          const valueMinor = Number(isAbove ? most + 1n : most)
          const notes = lowValueNotes(
            { destination, day: from, value: { amountMinor: valueMinor, currency: 'USD' } },
            { [currency]: rate(unitsPerUsd) },
            [rule],
          )
          expect(notes).toEqual(
            isAbove ? [] : [{ rule, standing: 'under', rate: rate(unitsPerUsd) }],
          )
        },
      ),
    )
  })

  it('in the value’s own currency meet a limit exactly, without a rate', () => {
    for (const rule of lowValueRules) {
      const [destination = ''] = rule.destinations
      const limitMinor = Number(rule.limit) * 100
      const under = (amountMinor: number) =>
        lowValueNotes(
          { destination, day: rule.from, value: { amountMinor, currency: rule.currency } },
          {},
          [rule],
        )
      expect(under(limitMinor)).toEqual([{ rule, standing: 'under', rate: null }])
      expect(under(limitMinor + 1)).toEqual([])
    }
  })

  it('between two other currencies are compared by both rates', () => {
    // GBP 135 at 0.79 are USD 170.886…, at 0.92 EUR 157.215…
    const of = (amountMinor: number) =>
      lowValueNotes(
        { destination: 'GB', day: '2026-12-01', value: { amountMinor, currency: 'EUR' } },
        RATES,
      )
    expect(of(157_21)).toMatchObject([{ standing: 'under', rate: RATES.GBP }])
    expect(of(157_22)).toEqual([])
  })

  it('never fall under more regimes with a larger value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DESTINATIONS),
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 0, max: 300_000 }),
        (destination, a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a]
          const of = (value: number) => at(destination, '2026-12-01', value).map(([id]) => id)
          expect(of(less)).toEqual(expect.arrayContaining(of(more)))
        },
      ),
    )
  })
})
