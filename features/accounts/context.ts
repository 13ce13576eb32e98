import type { Transactional } from '@/platform/db/transaction'
import type { Actor } from './rules/actor'

/**
 * What a command acts in: who acts, at what moment, and the transaction it is part of. Without one
 * it opens its own; with one, all it reads and writes of its own is in there.
 */
export interface Context extends Transactional {
  readonly actor: Actor
  readonly now: Date
}

/** Of a command that streams a file, asks Stripe or commits in steps: it can't be undone with another's transaction. */
export interface OwnContext extends Context {
  readonly transaction?: undefined
}

/** The context of what Stripe tells. @param source id of the event or payment page that told it */
export const stripeContext = (source: string, now = new Date()): OwnContext => ({
  actor: { kind: 'stripe', source },
  now,
})

/** The context of somebody of whom nothing is known yet. */
export const strangerContext = (): OwnContext => ({
  actor: { kind: 'guest', linkedRequestIds: [] },
  now: new Date(),
})

/** The context of a job: the site itself acts, by the job's name. */
export const systemContext = (job: string): OwnContext => ({
  actor: { kind: 'system', job },
  now: new Date(),
})
