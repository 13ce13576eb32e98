import type { Permission } from '@/features/accounts/rules/permissions'
import type { QuoteRequestStatus, RevisionState } from '@/platform/db/generated/enums'

/**
 * The life of a quote, from the request to its end: its state, whose turn it is, what its buyer is
 * told, and which deed is open to whom. Commands and buttons use this one table. Pure.
 */

/** The facts that decide the state. */
export interface LifeFacts {
  request: QuoteRequestStatus
  /** the newest sent revision; null if there is none */
  sent: { state: Exclude<RevisionState, 'DRAFT'>; validUntil: Date } | null
  /** there is a draft of a revision */
  drafting: boolean
  /** the buyer asked for changes to the sent revision, and the house hasn't answered */
  countered: boolean
  /** the buyer asked for a new revision, and hasn't been sent one since */
  askedAnew: boolean
}

export const LIFE_STATES = [
  /** sent by the buyer, not yet taken up */
  'requested',
  'pricing',
  /** can be signed */
  'offered',
  /** can be signed, and its buyer asked for a new revision */
  'offered_asked_anew',
  'countered',
  'expired',
  'withdrawn',
  'declined',
  /** over, and its buyer asked for a new revision */
  'ended_asked_anew',
  'accepted',
  'request_declined',
  'request_withdrawn',
  'request_merged',
] as const
export type LifeState = (typeof LIFE_STATES)[number]

/** The state at a moment: an expiry follows from the clock, without anybody recording it. */
export function lifeOf({ request, sent, countered, askedAnew }: LifeFacts, now: Date): LifeState {
  if (sent?.state === 'ACCEPTED') return 'accepted'
  if (request === 'DECLINED') return 'request_declined'
  if (request === 'WITHDRAWN') return 'request_withdrawn'
  if (request === 'CLOSED') return 'request_merged'
  if (!sent) return request === 'NEW' ? 'requested' : 'pricing'
  if (sent.state === 'SENT' && countered) return 'countered'
  if (sent.state === 'SENT' && now < sent.validUntil)
    return askedAnew ? 'offered_asked_anew' : 'offered'
  if (askedAnew) return 'ended_asked_anew'
  if (sent.state === 'DECLINED') return 'declined'
  return sent.state === 'SENT' ? 'expired' : 'withdrawn'
}

export type Turn = 'buyer' | 'house' | 'nobody'

const TURNS: Readonly<Record<LifeState, Turn>> = {
  requested: 'house',
  pricing: 'house',
  offered: 'buyer',
  offered_asked_anew: 'house',
  countered: 'house',
  expired: 'nobody',
  withdrawn: 'nobody',
  declined: 'nobody',
  ended_asked_anew: 'house',
  accepted: 'nobody',
  request_declined: 'nobody',
  request_withdrawn: 'nobody',
  request_merged: 'nobody',
}

/** Over, until another revision is started. */
const ENDED: readonly LifeState[] = ['expired', 'withdrawn', 'declined', 'ended_asked_anew']

/** Whose turn it is. A quote that is over is the house's turn once it drafts another revision. */
export const turnOf = (state: LifeState, drafting: boolean): Turn =>
  drafting && ENDED.includes(state) ? 'house' : TURNS[state]

/** What a buyer is told: of drafts, assignees and merges only what concerns them. */
export const BUYER_STATUSES = [
  'being_priced',
  'open',
  'answered',
  'expired',
  'withdrawn',
  'declined',
  'accepted',
  'not_offered',
  'taken_back',
  'merged',
] as const
export type BuyerStatus = (typeof BUYER_STATUSES)[number]

/** The one mapping from the house's states to the buyer's statuses. */
export const BUYER_STATUS: Readonly<Record<LifeState, BuyerStatus>> = {
  requested: 'being_priced',
  pricing: 'being_priced',
  offered: 'open',
  offered_asked_anew: 'open',
  countered: 'answered',
  expired: 'expired',
  withdrawn: 'withdrawn',
  declined: 'declined',
  ended_asked_anew: 'answered',
  accepted: 'accepted',
  request_declined: 'not_offered',
  request_withdrawn: 'taken_back',
  request_merged: 'merged',
}

export interface Transition {
  by: 'buyer' | 'house'
  permission: Permission
  from: readonly LifeState[]
  /** whether a draft is required, or not allowed */
  draft?: 'needed' | 'none'
  /** the facts afterwards */
  effect: (facts: LifeFacts) => LifeFacts
  /** action name in the audit */
  audit: string
}

const UNQUOTED = ['requested', 'pricing'] as const
const OPEN = ['offered', 'offered_asked_anew'] as const
const STANDING = [...OPEN, 'countered'] as const
/** Nothing was signed, and the request isn't closed. */
const UNSIGNED = [...UNQUOTED, ...STANDING, ...ENDED] as const

const ended =
  (state: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN') =>
  (facts: LifeFacts): LifeFacts => ({
    ...facts,
    sent: facts.sent && { ...facts.sent, state },
    countered: false,
    askedAnew: false,
  })

/** Each deed: who may do it, from which states, its effect, and its audit name. */
export const TRANSITIONS = {
  correct_request: {
    by: 'buyer',
    permission: 'request.correct',
    from: UNQUOTED,
    effect: (facts) => facts,
    audit: 'request.correct',
  },
  withdraw_request: {
    by: 'buyer',
    permission: 'request.withdraw',
    from: UNQUOTED,
    effect: (facts) => ({ ...facts, request: 'WITHDRAWN' }),
    audit: 'request.withdraw',
  },
  start: {
    by: 'house',
    permission: 'quote.edit',
    from: UNQUOTED,
    draft: 'none',
    effect: (facts) => ({ ...facts, request: 'IN_PROGRESS', drafting: true }),
    audit: 'quote.start',
  },
  save_draft: {
    by: 'house',
    permission: 'quote.edit',
    from: UNSIGNED,
    draft: 'needed',
    effect: (facts) => facts,
    audit: 'quote.save',
  },
  discard_draft: {
    by: 'house',
    permission: 'quote.edit',
    from: UNSIGNED,
    draft: 'needed',
    effect: (facts) => ({ ...facts, drafting: false }),
    audit: 'quote.discard_draft',
  },
  send: {
    by: 'house',
    permission: 'quote.send',
    from: UNSIGNED,
    draft: 'needed',
    effect: (facts) => ({
      ...facts,
      request: 'QUOTED',
      drafting: false,
      countered: false,
      askedAnew: false,
    }),
    audit: 'quote.send',
  },
  revise: {
    by: 'house',
    permission: 'quote.edit',
    from: [...STANDING, ...ENDED],
    draft: 'none',
    effect: (facts) => ({ ...facts, drafting: true }),
    audit: 'quote.revise',
  },
  extend: {
    by: 'house',
    permission: 'quote.send',
    from: [...OPEN, 'expired', 'ended_asked_anew'],
    draft: 'none',
    // The next revision is sent in its place, also where its buyer asked again after it had ended.
    effect: (facts) => ({
      ...facts,
      request: 'QUOTED',
      sent: facts.sent && { ...facts.sent, state: 'SENT' },
      askedAnew: false,
    }),
    audit: 'quote.extend',
  },
  withdraw: {
    by: 'house',
    permission: 'quote.send',
    from: STANDING,
    effect: ended('WITHDRAWN'),
    audit: 'quote.withdraw',
  },
  record_yes: {
    by: 'house',
    permission: 'quote.record-answer',
    from: STANDING,
    effect: ended('ACCEPTED'),
    audit: 'quote.record_answer',
  },
  record_no: {
    by: 'house',
    permission: 'quote.record-answer',
    from: STANDING,
    effect: ended('DECLINED'),
    audit: 'quote.record_answer',
  },
  accept: {
    by: 'buyer',
    permission: 'quote.accept',
    from: OPEN,
    effect: ended('ACCEPTED'),
    audit: 'quote.accept',
  },
  decline: {
    by: 'buyer',
    permission: 'quote.decline',
    from: STANDING,
    effect: ended('DECLINED'),
    audit: 'quote.decline',
  },
  counter: {
    by: 'buyer',
    permission: 'quote.counter',
    from: OPEN,
    effect: (facts) => ({ ...facts, countered: true }),
    audit: 'quote.counter',
  },
  take_back_counter: {
    by: 'buyer',
    permission: 'quote.counter',
    from: ['countered'],
    effect: (facts) => ({ ...facts, countered: false }),
    audit: 'quote.take_back_counter',
  },
  take_counter: {
    by: 'house',
    permission: 'quote.edit',
    from: ['countered'],
    effect: (facts) => ({ ...facts, drafting: true }),
    audit: 'quote.take_counter',
  },
  ask_anew: {
    by: 'buyer',
    permission: 'quote.requote',
    from: ['offered', 'expired', 'withdrawn', 'declined'],
    effect: (facts) => ({ ...facts, request: 'IN_PROGRESS', drafting: true, askedAnew: true }),
    audit: 'quote.requote_asked',
  },
} as const satisfies Record<string, Transition>

export type LifeDeed = keyof typeof TRANSITIONS
export const LIFE_DEEDS = Object.keys(TRANSITIONS) as LifeDeed[]

/** Why a deed isn't open: the state that excludes it, or a draft that is missing or in the way. */
export type LifeRefusal = LifeState | 'no_draft' | 'has_draft'

/** Why a deed isn't open now; null if it is. */
export function lifeRefusal(deed: LifeDeed, facts: LifeFacts, now: Date): LifeRefusal | null {
  const { from, draft }: Pick<Transition, 'from' | 'draft'> = TRANSITIONS[deed]
  const state = lifeOf(facts, now)
  if (!from.includes(state)) return state
  if (draft === 'needed' && !facts.drafting) return 'no_draft'
  return draft === 'none' && facts.drafting ? 'has_draft' : null
}

const REASONS = {
  requested: 'not_sent',
  pricing: 'not_sent',
  offered: 'still_open',
  offered_asked_anew: 'asked_anew',
  countered: 'countered',
  expired: 'expired',
  withdrawn: 'withdrawn',
  declined: 'declined',
  ended_asked_anew: 'asked_anew',
  accepted: 'accepted',
  request_declined: 'not_open',
  request_withdrawn: 'not_open',
  request_merged: 'not_open',
  no_draft: 'not_a_draft',
  has_draft: 'has_draft',
} as const satisfies Record<LifeRefusal, string>

/** The stable code that a command refuses with. */
export const refusalReason = (refusal: LifeRefusal): (typeof REASONS)[LifeRefusal] =>
  REASONS[refusal]

/** The deeds that are open to one side now. */
export const openDeeds = (side: Transition['by'], facts: LifeFacts, now: Date): LifeDeed[] =>
  LIFE_DEEDS.filter(
    (deed) => TRANSITIONS[deed].by === side && lifeRefusal(deed, facts, now) === null,
  )
