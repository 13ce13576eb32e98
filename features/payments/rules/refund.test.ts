import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECALL_WINDOWS } from '../data/recall-windows'
import {
  learnRefundState,
  nextAttempt,
  recallableUntil,
  REFUND_STATES,
  refundableMinor,
  refundSources,
  refundVerdict,
} from './refund'

const words = [
  'pending',
  'requires_action',
  'succeeded',
  'failed',
  'canceled',
  'a word of tomorrow',
]
const amount = fc.integer({ min: 1, max: 100_000 })
const refunds = fc.array(
  fc.record({ amountMinor: amount, state: fc.constantFrom(...REFUND_STATES) }),
  { maxLength: 6 },
)

describe('the state of a refund', () => {
  it('is the same however its news come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (told) => {
        const learn = (each: readonly string[]) =>
          each.reduce<(typeof REFUND_STATES)[number]>(learnRefundState, 'ASKED')
        expect(learn([...told, ...told].toReversed())).toBe(learn(told))
      }),
    )
  })
})

describe('what may go back', () => {
  it('is never more than is left, whatever was given back before', () => {
    fc.assert(
      fc.property(amount, refunds, amount, (whole, given, asked) => {
        const payment = {
          isReceived: true,
          amountMinor: whole,
          refunds: given,
          disputes: [],
          recallableUntil: null,
        }
        const verdict = refundVerdict(payment, {
          amountMinor: asked,
          isRecallAccepted: false,
          now: new Date(),
        })
        expect(verdict === 'ok').toBe(asked <= refundableMinor(payment))
      }),
    )
  })

  it('of a disputed payment is nothing, and of a debit within its window waits for a yes', () => {
    const now = new Date('2026-11-30T00:00:00Z')
    const of = (disputes: string[], until: Date | 'never_ends' | null, isRecallAccepted = false) =>
      refundVerdict(
        { isReceived: true, amountMinor: 100, refunds: [], disputes, recallableUntil: until },
        { amountMinor: 100, isRecallAccepted, now },
      )
    expect(of(['needs_response'], null)).toBe('disputed')
    expect(of(['lost'], null)).toBe('disputed')
    expect(of(['won', 'warning_closed'], null)).toBe('ok')
    expect(of([], new Date('2026-12-01'))).toBe('recallable')
    expect(of([], new Date('2026-12-01'), true)).toBe('ok')
    expect(of([], new Date('2026-11-29'))).toBe('ok')
    expect(of([], 'never_ends')).toBe('recallable')
    const received = new Date('2026-10-01T00:00:00Z')
    expect(recallableUntil('card', received, RECALL_WINDOWS)).toBeNull()
    expect(recallableUntil('sepa_debit', received, RECALL_WINDOWS)).toEqual(
      new Date('2026-11-26T00:00:00Z'),
    )
    expect(recallableUntil('bacs_debit', received, RECALL_WINDOWS)).toBe('never_ends')
  })

  it('is taken off what there is, to the minor unit', () => {
    fc.assert(
      fc.property(amount, fc.integer(), fc.integer(), (asked, dueMinor, unappliedMinor) => {
        const from = refundSources(asked, { dueMinor, unappliedMinor })
        expect(from.dueMinor + from.unappliedMinor + from.depositMinor).toBe(asked)
        for (const each of Object.values(from)) expect(each).toBeGreaterThanOrEqual(0)
        expect(from.dueMinor).toBeLessThanOrEqual(Math.max(0, dueMinor))
        expect(from.unappliedMinor).toBeLessThanOrEqual(Math.max(0, unappliedMinor))
      }),
    )
  })
})

it('a key is used while Stripe keeps it, and never after a failure', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const attempt = (sentAt: string | null, hasFailed = false) =>
    nextAttempt({ attempt: 1, sentAt: sentAt ? new Date(sentAt) : null }, { hasFailed, now })
  expect(attempt(null)).toBe(1)
  expect(attempt('2026-11-30T11:59:00Z')).toBe(1)
  expect(attempt('2026-11-30T11:59:00Z', true)).toBe(2)
  expect(attempt('2026-11-29T12:00:00Z')).toBe(2)
})
