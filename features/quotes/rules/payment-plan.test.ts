import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPayments } from './payment-plan'

describe('the payment plan', () => {
  const percent = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.constant(100))
    .map(([hundredths, by]) => String(hundredths / by))

  it('sums to the total, with both parts between nothing and all of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), percent, (total, share) => {
        const plan = planPayments(total, share)
        expect(plan.depositMinor + plan.balanceMinor).toBe(total)
        expect(plan.depositMinor).toBeGreaterThanOrEqual(0)
        expect(plan.balanceMinor).toBeGreaterThanOrEqual(0)
        // Exactly half up, by whole numbers: share has two decimals at most.
        const hundredths = BigInt(Math.round(Number(share) * 100))
        expect(plan.depositMinor).toBe(
          Number((2n * BigInt(total) * hundredths + 10_000n) / 20_000n),
        )
      }),
    )
  })

  it('rounds half up', () => {
    expect(planPayments(5, '50')).toEqual({ depositMinor: 3, balanceMinor: 2 })
    expect(planPayments(1005, '30')).toEqual({ depositMinor: 302, balanceMinor: 703 })
    expect(planPayments(1001, '33.33')).toEqual({ depositMinor: 334, balanceMinor: 667 })
  })

  it('is exact for sums that binary fractions miss', () => {
    expect(planPayments(999_999_999_995, '10')).toEqual({
      depositMinor: 100_000_000_000,
      balanceMinor: 899_999_999_995,
    })
    expect(planPayments(123_457, '100')).toEqual({ depositMinor: 123_457, balanceMinor: 0 })
    expect(planPayments(1234, '50')).toEqual({ depositMinor: 617, balanceMinor: 617 })
  })

  it.each(['0', '0.00', '100.01', '-1', '', '1e1', ' 30', 'NaN'])(
    'refuses the share %j',
    (share) => {
      expect(() => planPayments(1000, share)).toThrow(RangeError)
    },
  )

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the total %d', (total) => {
    expect(() => planPayments(total, '30')).toThrow(RangeError)
  })
})
