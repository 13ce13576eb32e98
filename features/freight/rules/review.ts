import type { Actor } from '@/features/accounts/rules/actor'

/**
 * Whether somebody may say that a file's rows were read over: not who took it, unless they set what
 * binds the others.
 */
export const mayReview = (actor: Actor, takenById: string | null): boolean =>
  actor.kind === 'staff' && (actor.roles.includes('owner') || actor.userId !== takenById)
