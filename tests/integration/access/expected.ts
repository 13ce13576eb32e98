import type { Actor } from '@/features/accounts/rules/actor'
import type { Trade } from './a-trade'

/** What somebody gets who asks; `nothing` is an empty list. */
export type Answer = 'refused' | 'not found' | 'nothing' | 'answered'

export type Asker =
  'anonymous' | 'stranger' | 'strange guest' | 'owner' | 'linked guest' | 'staff' | 'enrolling'

export const STAFF_ONLY: Record<Asker, Answer> = {
  anonymous: 'refused',
  stranger: 'refused',
  'strange guest': 'refused',
  owner: 'refused',
  'linked guest': 'refused',
  staff: 'answered',
  enrolling: 'refused',
}

/** Done by the site itself, or by Stripe. */
export const NOBODY: Record<Asker, Answer> = { ...STAFF_ONLY, staff: 'refused' }

export const THEIR_OWN: Record<Asker, Answer> = {
  anonymous: 'refused',
  stranger: 'not found',
  'strange guest': 'not found',
  owner: 'answered',
  'linked guest': 'answered',
  staff: 'answered',
  enrolling: 'refused',
}

export const THEIR_LIST: Record<Asker, Answer> = {
  anonymous: 'refused',
  stranger: 'nothing',
  'strange guest': 'nothing',
  owner: 'answered',
  'linked guest': 'answered',
  staff: 'answered',
  enrolling: 'refused',
}

export const BUYERS_OWN: Record<Asker, Answer> = { ...THEIR_OWN, staff: 'refused' }

export const LISTS_OF_ONE: Record<Asker, Answer> = {
  anonymous: 'refused',
  stranger: 'nothing',
  'strange guest': 'refused',
  owner: 'nothing',
  'linked guest': 'refused',
  staff: 'nothing',
  enrolling: 'refused',
}

export const EVERYBODY: Record<Asker, Answer> = {
  anonymous: 'answered',
  stranger: 'answered',
  'strange guest': 'answered',
  owner: 'answered',
  'linked guest': 'answered',
  staff: 'answered',
  enrolling: 'refused',
}

/** What is signed in, the desk's people on their way to the second factor among them. */
export const SIGNED_IN: Record<Asker, Answer> = {
  ...STAFF_ONLY,
  stranger: 'answered',
  owner: 'answered',
  enrolling: 'answered',
}

/** Nobody is refused, and nobody finds anything. */
export const NOTHING: Record<Asker, Answer> = {
  anonymous: 'nothing',
  stranger: 'nothing',
  'strange guest': 'nothing',
  owner: 'nothing',
  'linked guest': 'nothing',
  staff: 'nothing',
  enrolling: 'nothing',
}

/** Asked by anybody, answered to the company's own people alone. */
export const OWNERS_ALONE: Record<Asker, Answer> = { ...NOTHING, owner: 'answered' }

/** Functions by name: how each is called, and what whoever calls it gets. */
export type Calls = Record<
  string,
  { call: (actor: Actor, of: Trade) => Promise<unknown>; expected: Record<Asker, Answer> }
>
