import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depositState, failureCode, planPayments } from '@/features/orders/rules/payment-plan'
import { failureAt, FRESH, learn, type PaymentFact } from './attempt'

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

describe('what is learned of a payment', () => {
  const at = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 })
  const failure = fc
    .tuple(at, fc.constantFrom('card_declined', 'insufficient_funds'))
    .map(([seconds, code]) => failureAt(seconds, code))
  const fact: fc.Arbitrary<PaymentFact> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('submitted' as const, 'succeeded' as const),
      paymentIntentId: fc.constantFrom('pi_1', null),
    }),
    fc.record({ kind: fc.constantFrom('failed' as const, 'declined' as const), failure }),
    fc.constant({ kind: 'expired' as const }),
  )
  const after = (facts: readonly PaymentFact[]) => facts.reduce(learn, FRESH)

  it('is the same in any order, however often each comes', () => {
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 8 }).chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            // every fact at least once, some again, shuffled
            fc.subarray(facts).chain((again) =>
              fc.shuffledSubarray([...facts, ...again], {
                minLength: facts.length + again.length,
              }),
            ),
          ),
        ),
        ([facts, repeated]) => {
          expect(after(repeated)).toEqual(after(facts))
        },
      ),
    )
  })

  it('never takes back money received', () => {
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        expect(after([{ kind: 'succeeded', paymentIntentId: 'pi_1' }, ...facts]).state).toBe(
          'SUCCEEDED',
        )
      }),
    )
  })

  it('a declined card leaves the attempt open', () => {
    const status = after([{ kind: 'declined', failure: failureAt(1_800_000_000, 'card_declined') }])
    expect(status.state).toBe('OPEN')
    expect(depositState(null, status)).toBe('due')
    expect(failureCode(status.failureReason)).toBe('card_declined')
  })

  it('the latest of two failures is kept', () => {
    const early = { kind: 'declined', failure: failureAt(1_800_000_000, 'z_early') } as const
    const late = { kind: 'declined', failure: failureAt(1_800_000_001, 'a_late') } as const
    expect(failureCode(after([late, early]).failureReason)).toBe('a_late')
  })

  it('money on its way is told apart from money due', () => {
    expect(depositState(null, after([{ kind: 'submitted', paymentIntentId: 'pi_1' }]))).toBe(
      'processing',
    )
    expect(
      depositState(
        null,
        after([
          { kind: 'submitted', paymentIntentId: 'pi_1' },
          { kind: 'failed', failure: failureAt(1, 'x') },
        ]),
      ),
    ).toBe('due')
    expect(depositState(new Date(), undefined)).toBe('paid')
  })
})
