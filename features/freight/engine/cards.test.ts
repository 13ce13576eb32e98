import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps } from './cards'
import { canonical, decimalOf, millionths, roundedUp, timesMinor } from './decimal'
import { rateRow } from './test-rows'
import type { RateRow } from './types'
import { canonicalZone, isInZone, zonesMeet } from './zone'

describe('overlapping rows', () => {
  it('share bands, days and zones within one charge', () => {
    const a = rateRow({ from: '0', to: '45', validTo: '2026-06-30' })
    const meets = (other: Partial<RateRow>) =>
      overlaps([a, rateRow({ to: '45', ...other })]).length === 1
    expect(meets({ from: '44.9', to: '100' })).toBe(true)
    expect(meets({ from: '45', to: '100' })).toBe(false)
    expect(meets({ from: '0', validFrom: '2026-06-30' })).toBe(true)
    expect(meets({ from: '0', validFrom: '2026-07-01' })).toBe(false)
    expect(meets({ zone: '9' })).toBe(false)
    expect(meets({ leg: 'origin' })).toBe(false)
    expect(overlaps([rateRow({ zone: '9' }), rateRow({ zone: '90-93' })])).toHaveLength(1)
    expect(overlaps([rateRow({ zone: '8' }), rateRow({ zone: '90-93' })])).toHaveLength(0)
  })

  it('where there are none, one row of a charge prices each quantity on each day', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 20 }),
            fc.integer({ min: 1, max: 10 }),
            fc.integer({ min: 1, max: 9 }),
            fc.integer({ min: 0, max: 8 }),
          ),
          { maxLength: 6 },
        ),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 17 }),
        (bands, kilograms, at) => {
          const rows = bands.map(([from, more, first, days], i) =>
            rateRow({
              id: String(i),
              from: String(from),
              to: String(from + more),
              validFrom: `2026-01-0${first}`,
              validTo: `2026-01-${String(first + days).padStart(2, '0')}`,
            }),
          )
          const day = `2026-01-${String(at).padStart(2, '0')}`
          const found = rows.filter(
            (row) =>
              row.validFrom <= day &&
              day <= (row.validTo ?? '') &&
              Number(row.from) < kilograms &&
              kilograms <= Number(row.to),
          )
          if (overlaps(rows).length === 0) expect(found.length).toBeLessThanOrEqual(1)
          if (found.length > 1) expect(overlaps(rows).length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('decimals and zones', () => {
  it('are exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (value) => {
        expect(millionths(decimalOf(value))).toBe(value)
      }),
    )
    expect(canonical('007.500')).toBe('7.5')
    expect(() => millionths('1.2345678')).toThrow(RangeError)
    expect(roundedUp(10_000_001n, 500_000n)).toBe(10_500_000n)
    // 0.5 kg at 0.01 is half a cent, rounded up.
    expect(timesMinor(500_000n, 10_000n)).toBe(1)
  })

  it('are prefixes and ranges; postcodes are compared without blanks', () => {
    expect(canonicalZone('93, 90;90')).toBe('90;93')
    expect(canonicalZone('9-')).toBeNull()
    expect(isInZone('SW1', 'sw1a 1aa')).toBe(true)
    expect(isInZone('90-93', '9')).toBe(false)
    expect(zonesMeet('', '9')).toBe(false)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        (code, a, b) => {
          const postcode = String(code).padStart(5, '0')
          const zone = [a, b]
            .toSorted((x, y) => x - y)
            .map((each) => String(each).padStart(3, '0'))
            .join('-')
          expect(isInZone(zone, postcode)).toBe(zonesMeet(zone, postcode))
        },
      ),
    )
  })
})
