import 'server-only'
import { recordRefusal } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { hashToken } from '../rules/links'
import { authorize } from '../rules/permissions'

/**
 * Records a refused sign-in in the audit: by the account where there is one, otherwise by a hash of the address. Both
 * take the same work, so that the time reveals nothing.
 */
export async function recordRefusedSignIn(
  context: Context,
  email: string,
  reason: string,
): Promise<void> {
  const { actor } = context
  authorize(actor, 'account.enter')
  const user = await db.user.findUnique({ where: { email }, select: { id: true } })
  await recordRefusal(context, {
    actor: auditActor(actor),
    action: 'account.sign-in',
    objectType: 'account',
    objectId: user?.id ?? hashToken(email),
    reason,
  })
}
