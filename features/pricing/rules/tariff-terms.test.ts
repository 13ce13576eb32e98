import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capOf, termsPremium, type DutyScenario } from './tariff-terms'

const scenarios: DutyScenario[] = [
  { probability: '0.7', totalMinor: 80_000 },
  { probability: '0.2', totalMinor: 100_000 },
  { probability: '0.1', totalMinor: 200_000 },
]
/** Weights in hundredths that add up to one. */
const anyScenarios = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 100 }),
      totalMinor: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ weight, totalMinor }): DutyScenario => ({
      probability: `0.${String(weight).padStart(3, '0')}`,
      totalMinor,
    })),
  )

describe('the price of tariff terms', () => {
  it('is what the seller is expected to lose by them', () => {
    // Expected duty: 56,000 + 20,000 + 20,000 = 96,000.
    expect(termsPremium('floating', scenarios, 100_000, 110_000)).toBe(0)
    expect(termsPremium('capped', scenarios, 100_000, 110_000)).toBe(9_000)
    expect(termsPremium('locked', scenarios, 100_000, 110_000)).toBe(0)
    expect(termsPremium('locked', scenarios, 90_000, 99_000)).toBe(6_000)
  })

  it('leaves out scenarios without a figure, and has none itself when none has', () => {
    expect(
      termsPremium(
        'locked',
        [
          { probability: '0.5', totalMinor: null },
          { probability: '0.5', totalMinor: 120 },
        ],
        100,
        110,
      ),
    ).toBe(20)
    expect(termsPremium('locked', [{ probability: '1', totalMinor: null }], 100, 110)).toBeNull()
  })

  it('is never negative, falls as the cap rises, and a lock never costs more than a cap at the duty quoted', () => {
    fc.assert(
      fc.property(
        anyScenarios,
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (all, quoted, more) => {
          const [low, high, locked] = [
            termsPremium('capped', all, quoted, quoted),
            termsPremium('capped', all, quoted, quoted + more),
            termsPremium('locked', all, quoted, quoted),
          ]
          const figures = all.some(({ totalMinor }) => totalMinor !== null)
          expect([low, high, locked].every((price) => (price === null) !== figures)).toBe(true)
          if (low === null || high === null) return
          expect(high).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(low)
          expect(locked).toBeLessThanOrEqual(low)
        },
      ),
    )
  })

  it('caps at the duty plus a percentage of it, half up', () => {
    expect(capOf(12_345, '10')).toBe(13_580)
    expect(capOf(5, '10')).toBe(6)
    expect(capOf(100, '0')).toBe(100)
  })
})
