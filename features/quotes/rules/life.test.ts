import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '@/features/accounts/rules/permissions'
import {
  BUYER_STATUS,
  BUYER_STATUSES,
  LIFE_DEEDS,
  LIFE_STATES,
  lifeOf,
  lifeRefusal,
  openDeeds,
  TRANSITIONS,
  turnOf,
  type LifeDeed,
  type LifeFacts,
} from './life'

const now = new Date('2026-11-30T02:00:00Z')
const later = new Date('2026-12-30T16:00:00Z')
const before = new Date('2026-11-01T16:00:00Z')

const request: LifeFacts = {
  request: 'NEW',
  sent: null,
  drafting: false,
  countered: false,
  askedAnew: false,
}
const offered: LifeFacts = {
  ...request,
  request: 'QUOTED',
  sent: { state: 'SENT', validUntil: later },
}

/** One set of facts for each state. */
const EXAMPLES: Record<(typeof LIFE_STATES)[number], LifeFacts> = {
  requested: request,
  pricing: { ...request, request: 'IN_PROGRESS', drafting: true },
  offered,
  offered_asked_anew: { ...offered, askedAnew: true },
  countered: { ...offered, countered: true },
  expired: { ...offered, sent: { state: 'SENT', validUntil: before } },
  withdrawn: { ...offered, sent: { state: 'WITHDRAWN', validUntil: later } },
  declined: { ...offered, sent: { state: 'DECLINED', validUntil: later } },
  ended_asked_anew: {
    ...offered,
    sent: { state: 'WITHDRAWN', validUntil: later },
    askedAnew: true,
  },
  accepted: { ...offered, sent: { state: 'ACCEPTED', validUntil: before } },
  request_declined: { ...request, request: 'DECLINED' },
  request_withdrawn: { ...request, request: 'WITHDRAWN', drafting: true },
  request_merged: { ...request, request: 'CLOSED' },
}

/** A newly sent revision has a validity of its own. */
const after = (deed: LifeDeed, facts: LifeFacts): LifeFacts =>
  deed === 'send' || deed === 'extend'
    ? { ...TRANSITIONS[deed].effect(facts), sent: { state: 'SENT', validUntil: later } }
    : TRANSITIONS[deed].effect(facts)

describe('the life of a quote', () => {
  it('has in every state a next actor, and a message for the buyer', () => {
    const statuses = LIFE_STATES.map((state) => {
      expect(lifeOf(EXAMPLES[state], now)).toBe(state)
      return [state, BUYER_STATUS[state], turnOf(state, false), turnOf(state, true)].join(' ')
    })
    expect(statuses).toEqual([
      'requested being_priced house house',
      'pricing being_priced house house',
      'offered open buyer buyer',
      'offered_asked_anew open house house',
      'countered answered house house',
      'expired expired nobody house',
      'withdrawn withdrawn nobody house',
      'declined declined nobody house',
      'ended_asked_anew answered house house',
      'accepted accepted nobody nobody',
      'request_declined not_offered nobody nobody',
      'request_withdrawn taken_back nobody nobody',
      'request_merged merged nobody nobody',
    ])
    expect(new Set(Object.values(BUYER_STATUS))).toEqual(new Set(BUYER_STATUSES))
  })

  it('allows each side in each state exactly these deeds', () => {
    const open = Object.fromEntries(
      LIFE_STATES.map((state) => {
        const facts = { ...EXAMPLES[state], drafting: false }
        return [state, openDeeds('buyer', facts, now).join(' ')]
      }),
    )
    expect(open).toEqual({
      requested: 'correct_request withdraw_request',
      pricing: 'correct_request withdraw_request',
      offered: 'accept decline counter ask_anew',
      offered_asked_anew: 'accept decline counter',
      countered: 'decline take_back_counter',
      expired: 'ask_anew',
      withdrawn: 'ask_anew',
      declined: 'ask_anew',
      ended_asked_anew: '',
      accepted: '',
      request_declined: '',
      request_withdrawn: '',
      request_merged: '',
    })
    for (const state of [
      'accepted',
      'request_declined',
      'request_withdrawn',
      'request_merged',
    ] as const)
      for (const drafting of [false, true])
        expect(openDeeds('house', { ...EXAMPLES[state], drafting }, now)).toEqual([])
  })

  it('records each deed under a permission that its side has', () => {
    for (const deed of LIFE_DEEDS) {
      const { by, permission } = TRANSITIONS[deed]
      const row: readonly string[] | Record<string, unknown> = PERMISSIONS[permission]
      const parties = Array.isArray(row) ? row : Object.keys(row)
      expect([deed, parties.includes(by === 'buyer' ? 'guest' : 'sales')]).toEqual([deed, true])
      expect([deed, parties.includes(by === 'buyer' ? 'sales' : 'guest')]).toEqual([deed, false])
    }
  })

  it('goes through any history without a second end, and never signs an expired quote', () => {
    const step = fc.record({
      deed: fc.constantFrom(...LIFE_DEEDS),
      runsOut: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (history) => {
        let facts = request
        let accepted = 0
        for (const { deed, runsOut } of history) {
          if (runsOut && facts.sent)
            facts = { ...facts, sent: { ...facts.sent, validUntil: before } }
          const was = lifeOf(facts, now)
          if (lifeRefusal(deed, facts, now) !== null) continue
          expect(TRANSITIONS[deed].from).toContain(was)
          if (deed === 'accept') expect(facts.sent?.state).toBe('SENT')
          if (deed === 'accept') expect(now < (facts.sent?.validUntil ?? before)).toBe(true)
          facts = after(deed, facts)
          const is = lifeOf(facts, now)
          expect(LIFE_STATES).toContain(is)
          if (is === 'accepted') accepted += 1
          // A counter waits only on a current revision, and a deed of the house or of the buyer
          // ends it.
          if (facts.countered) expect(facts.sent?.state).toBe('SENT')
          if (deed === 'ask_anew') expect(turnOf(is, facts.drafting)).toBe('house')
        }
        expect(accepted).toBeLessThanOrEqual(1)
      }),
    )
  })
})
