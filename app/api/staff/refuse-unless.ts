import { authorize, type PlainPermission } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { ForbiddenError, problem } from '@/platform/errors'

/** The 403 of a staff route for an actor who lacks the permission, recorded as a command's refusal is; otherwise null. */
export function refuseUnless(actor: Actor, permission: PlainPermission): Response | null {
  try {
    authorize(actor, permission)
    return null
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error
    return problem(403, 'Forbidden', 'Only staff may do this.')
  }
}
