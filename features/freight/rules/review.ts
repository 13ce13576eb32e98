import type { Actor } from '@/features/accounts/rules/actor'

/**
 * Whether somebody may review a file's rows: anybody on the staff but its importer; an owner may
 * review their own.
 */
export const mayReview = (actor: Actor, takenById: string | null): boolean =>
  actor.kind === 'staff' && (actor.roles.includes('owner') || actor.userId !== takenById)
