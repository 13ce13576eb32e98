import 'server-only'
import { recordRefusal } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { hashToken } from '../rules/links'

/**
 * Puts a refused sign-in into the audit: by the account where there is one, by the address's hash
 * where there is none. Both are the same work, so that the time says nothing.
 */
export async function recordRefusedSignIn(email: string, reason: string): Promise<void> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true } })
  await recordRefusal({
    actor: { kind: 'guest', id: null, name: null },
    action: 'account.sign-in',
    objectType: 'account',
    objectId: user?.id ?? hashToken(email),
    reason,
  })
}
