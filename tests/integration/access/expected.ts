import type { Actor } from '@/features/accounts/rules/actor'
import type { Trade } from './a-trade'

/** What a caller gets; `nothing` is an empty list. */
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

/** Only done by the site itself, or by Stripe. */
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

/** Everybody who is signed in, including staff on their way to the second factor. */
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

/** Everybody may ask, but only the company's own people get an answer. */
export const OWNERS_ALONE: Record<Asker, Answer> = { ...NOTHING, owner: 'answered' }

/** Functions by name: how to call each, and what each caller gets. */
export type Calls = Record<
  string,
  { call: (actor: Actor, of: Trade) => Promise<unknown>; expected: Record<Asker, Answer> }
>
