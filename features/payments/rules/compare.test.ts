import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, remediesOf, SUBJECTS, type MoneyFact } from './compare'
import { learnDisputeStatus, outcomeOf, urgency } from './dispute'
import { threadText } from './evidence'
import { factsOf } from './facts-there'
import { keptMinor, learnPayoutStatus } from './payout'

const fact: fc.Arbitrary<MoneyFact> = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  amountMinor: fc.integer({ min: -1_000, max: 1_000 }),
  currency: fc.constantFrom('USD', 'EUR'),
  status: fc.constantFrom(null, 'succeeded', 'failed'),
  paymentId: fc.constant(null),
})
const facts = fc.array(fact, { maxLength: 12 })

describe('comparison of Stripe with the books', () => {
  it('finds no difference where both sides agree, in any order', () => {
    fc.assert(
      fc.property(facts, (all) => {
        expect(compare(all, [...all])).toEqual([])
        expect(compare(all, []).every(({ kind }) => kind === 'missing_there')).toBe(true)
        expect(compare([], all).every(({ kind }) => kind === 'missing_here')).toBe(true)
      }),
    )
  })

  it('reports each fact once, with a way to settle it, and the same from either side', () => {
    fc.assert(
      fc.property(facts, facts, (here, there) => {
        const differences = compare(here, there)
        expect(new Set(differences.map(({ key }) => key)).size).toBe(differences.length)
        for (const each of differences) expect(remediesOf(each)).toContain('note')
        const mirrored = compare(there, here)
        expect(mirrored.map(({ key }) => key)).toEqual(differences.map(({ key }) => key))
      }),
    )
  })

  it('splits a movement into its money and what Stripe kept of it', () => {
    const movement = {
      id: 'txn_1',
      category: 'charge',
      sourceId: 'ch_1',
      amountMinor: 10_000,
      feeMinor: 320,
      currency: 'USD',
      intentId: 'pi_1',
      source: { amountMinor: 10_000, currency: 'USD' },
      sourceStatus: 'succeeded',
    }
    expect(factsOf(movement, new Map([['pi_1', 'p']]))).toMatchObject([
      { subject: 'payment', id: 'pi_1', amountMinor: 10_000, paymentId: 'p' },
      { subject: 'fee', id: 'txn_1', amountMinor: -320 },
    ])
    // Converted into another currency on the way: the money is in the currency the buyer paid.
    const changed = { ...movement, currency: 'HKD', amountMinor: 78_000, feeMinor: 2_500 }
    expect(factsOf(changed, new Map())).toMatchObject([
      { amountMinor: 10_000, currency: 'USD' },
      { amountMinor: -2_500, currency: 'HKD' },
    ])
    const fee = { ...movement, category: 'fee', amountMinor: -500, feeMinor: 0, source: null }
    expect(keptMinor(fee)).toBe(500)
    expect(factsOf(fee, new Map())).toMatchObject([{ subject: 'fee', amountMinor: -500 }])
  })
})

describe('news of disputes and payouts', () => {
  const words = ['needs_response', 'under_review', 'lost', 'won', 'appeal_under_review', 'other']
  it('lead to the same state in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 1 }), (statuses) => {
        const learn = (each: readonly string[]) =>
          each.reduce<string | null>(learnDisputeStatus, null)
        const knownStatuses = statuses.filter((word) => word !== 'other')
        if (knownStatuses.length > 0)
          expect(learn([...statuses].toReversed())).toBe(learn(statuses))
      }),
    )
    expect(learnPayoutStatus('failed', 'paid')).toBe('failed')
    expect(learnPayoutStatus('paid', 'failed')).toBe('failed')
    expect(['won', 'prevented', 'lost', 'appeal_needs_response'].map(outcomeOf)).toEqual([
      'won',
      'won',
      'lost',
      'open',
    ])
  })

  it('are urgent by their deadline', () => {
    const now = new Date('2026-11-30T00:00:00Z')
    const at = (day: string | null) => urgency(day ? new Date(day) : null, now)
    expect([at(null), at('2026-11-29'), at('2026-12-01'), at('2026-12-30')]).toEqual([
      'none',
      'late',
      'soon',
      'later',
    ])
  })

  it('cuts the oldest messages of a conversation that is longer than a bank takes', () => {
    const messages = Array.from({ length: 50 }, (_, i) => ({
      at: String(i),
      by: 'Ana',
      words: 'x'.repeat(100),
    }))
    const text = threadText(messages, 1_000)
    expect(text.length).toBeLessThanOrEqual(1_000)
    expect(text.endsWith(`49 Ana: ${'x'.repeat(100)}`)).toBe(true)
  })
})
