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
  it('is the same in whatever order its news come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (statuses) => {
        const learn = (each: readonly string[]) =>
          each.reduce<(typeof REFUND_STATES)[number]>(learnRefundState, 'ASKED')
        expect(learn([...statuses, ...statuses].toReversed())).toBe(learn(statuses))
      }),
    )
  })
})

describe('the refundable amount', () => {
  it('never exceeds what is left, whatever was refunded before', () => {
    fc.assert(
      fc.property(amount, refunds, amount, (whole, refunded, amountMinor) => {
        const payment = {
          isReceived: true,
          amountMinor: whole,
          refunds: refunded,
          disputes: [],
          recallableUntil: null,
        }
        const verdict = refundVerdict(payment, {
          amountMinor: amountMinor,
          isRecallAccepted: false,
          now: new Date(),
        })
        expect(verdict === 'ok').toBe(amountMinor <= refundableMinor(payment))
      }),
    )
  })

  it('is nothing for a disputed payment, and needs a confirmation for a debit within its recall window', () => {
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
    const receivedAt = new Date('2026-10-01T00:00:00Z')
    expect(recallableUntil('card', receivedAt, RECALL_WINDOWS)).toBeNull()
    expect(recallableUntil('sepa_debit', receivedAt, RECALL_WINDOWS)).toEqual(
      new Date('2026-11-26T00:00:00Z'),
    )
    expect(recallableUntil('bacs_debit', receivedAt, RECALL_WINDOWS)).toBe('never_ends')
  })

  it('is taken from its sources to the minor unit', () => {
    fc.assert(
      fc.property(amount, fc.integer(), fc.integer(), (amountMinor, dueMinor, unappliedMinor) => {
        const from = refundSources(amountMinor, { dueMinor, unappliedMinor })
        expect(from.dueMinor + from.unappliedMinor + from.depositMinor).toBe(amountMinor)
        for (const each of Object.values(from)) expect(each).toBeGreaterThanOrEqual(0)
        expect(from.dueMinor).toBeLessThanOrEqual(Math.max(0, dueMinor))
        expect(from.unappliedMinor).toBeLessThanOrEqual(Math.max(0, unappliedMinor))
      }),
    )
  })
})

it('uses a key while Stripe keeps it, and never after a failure', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const attempt = (sentAt: string | null, hasFailed = false) =>
    nextAttempt({ attempt: 1, sentAt: sentAt ? new Date(sentAt) : null }, { hasFailed, now })
  expect(attempt(null)).toBe(1)
  expect(attempt('2026-11-30T11:59:00Z')).toBe(1)
  expect(attempt('2026-11-30T11:59:00Z', true)).toBe(2)
  expect(attempt('2026-11-29T12:00:00Z')).toBe(2)
})
