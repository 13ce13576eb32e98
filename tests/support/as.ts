import type { OwnContext } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'

/** The context of an actor's command, today or on a day that the test sets. */
export const as = (actor: Actor, now = new Date()): OwnContext => ({ actor, now })

/** The middle of a day, which is still the same day in the zones of US duties and of the factory. */
export const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** The context of a job. */
export const asSystem = (now = new Date()): OwnContext => as({ kind: 'system', job: 'a test' }, now)
