import type { Transactional } from '@/platform/db/transaction'
import type { Actor } from './rules/actor'

/**
 * What a command runs in: the actor, the moment, and the transaction that it is part of. Without one it opens its own;
 * with one, all that it reads and writes is in there.
 */
export interface Context extends Transactional {
  readonly actor: Actor
  readonly now: Date
}

/**
 * For a command that streams a file, calls Stripe or commits in steps: it can't be rolled back with another's
 * transaction.
 */
export interface OwnContext extends Context {
  readonly transaction?: undefined
}

/** The context of what Stripe reports. @param source id of the event or checkout page that reported it */
export const stripeContext = (source: string, now = new Date()): OwnContext => ({
  actor: { kind: 'stripe', source },
  now,
})

/** The context of somebody of whom nothing is known. */
export const strangerContext = (): OwnContext => ({
  actor: { kind: 'guest', linkedRequestIds: [] },
  now: new Date(),
})

/** The context of a job: the site itself acts, under the job's name. */
export const systemContext = (job: string): OwnContext => ({
  actor: { kind: 'system', job },
  now: new Date(),
})
