import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interestOn, openDays, type OpenStep } from './interest'

const at = (days: number): string =>
  new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
const days = fc.nat(400)
const history = fc
  .array(fc.tuple(days, fc.nat(10_000_000)), { minLength: 1, maxLength: 6 })
  .map((steps): OpenStep[] =>
    steps.toSorted(([a], [b]) => a - b).map(([day, openMinor]) => ({ day: at(day), openMinor })),
  )

describe('interest on late payments', () => {
  it('counts each day once, however it is divided into bills', () => {
    fc.assert(
      fc.property(history, fc.array(days, { minLength: 2, maxLength: 6 }), (steps, cuts) => {
        const bounds = cuts.toSorted((a, b) => a - b).map(at)
        const [first = '', last = ''] = [bounds[0], bounds.at(-1)]
        let sum = 0n
        bounds.slice(1).forEach((through, i) => {
          sum += openDays(steps, bounds[i] ?? '', through)
        })
        expect(sum).toBe(openDays(steps, first, last))
      }),
    )
  })

  it('is nothing for what is paid, and grows with days, sum and rate', () => {
    const steps = [
      { day: '2026-01-01', openMinor: 100_000 },
      { day: '2026-02-01', openMinor: 40_000 },
      { day: '2026-03-01', openMinor: 0 },
    ]
    // Due on 11 January: 21 days of all, 28 of what was left.
    expect(openDays(steps, '2026-01-11', '2026-06-01')).toBe(21n * 100_000n + 28n * 40_000n)
    expect(interestOn(365n * 100_000n, '8')).toBe(8_000)
    expect(interestOn(0n, '8')).toBe(0)
    expect(openDays(steps, '2026-03-01', '2026-12-31')).toBe(0n)
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(3_600), (sum, rate) => {
        const percent = String(rate / 100)
        expect(interestOn(sum, percent)).toBeLessThanOrEqual(interestOn(sum + 1_000n, percent))
      }),
    )
  })
})
