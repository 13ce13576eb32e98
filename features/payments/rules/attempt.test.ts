import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depositState, failureCode } from '@/features/orders/rules/payment-state'
import { failureAt, FRESH, learn, type PaymentFact } from './attempt'

describe('what is learnt of a payment', () => {
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

  it('is the same in any order and however often each fact comes', () => {
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

  it('never takes back received money', () => {
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        expect(after([{ kind: 'succeeded', paymentIntentId: 'pi_1' }, ...facts]).state).toBe(
          'SUCCEEDED',
        )
      }),
    )
  })

  it('keeps the attempt open after a declined card', () => {
    const status = after([{ kind: 'declined', failure: failureAt(1_800_000_000, 'card_declined') }])
    expect(status.state).toBe('OPEN')
    expect(depositState(null, status)).toBe('due')
    expect(failureCode(status.failureReason)).toBe('card_declined')
  })

  it('keeps the later of two failures', () => {
    const early = { kind: 'declined', failure: failureAt(1_800_000_000, 'z_early') } as const
    const late = { kind: 'declined', failure: failureAt(1_800_000_001, 'a_late') } as const
    expect(failureCode(after([late, early]).failureReason)).toBe('a_late')
  })

  it('tells money on its way from money due', () => {
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
