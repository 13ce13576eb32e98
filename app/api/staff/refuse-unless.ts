import { authorize, type Permission } from '@/features/accounts/rules/permissions'
import type { Viewer } from '@/features/accounts/rules/viewer'
import { ForbiddenError, problem } from '@/platform/errors'

/** The 403 of a staff route for a viewer who lacks the permission, recorded as a command's refusal is; otherwise null. */
export function refuseUnless(viewer: Viewer, permission: Permission): Response | null {
  try {
    authorize(viewer, permission)
    return null
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error
    return problem(403, 'Forbidden', 'Only staff may do this.')
  }
}
