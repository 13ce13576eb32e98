import 'server-only'
import { recordAudit } from '@/platform/audit'
import type { SignedIn } from '@/platform/auth/guard'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { queueMail } from '@/platform/mail'
import type { Context } from '../context'
import { accountChangedLetter } from '../mails/account-changed-letter'
import { deviceOf } from '../rules/device'
import { authorize } from '../rules/permissions'

/**
 * Records a sign-in in the audit, under its person. A sign-in by recovery code is also notified by letter, since
 * somebody who found the codes would use one.
 */
export async function recordSignIn(
  context: Context,
  { id, email, proof, userAgent }: SignedIn,
): Promise<void> {
  authorize(context.actor, 'account.enter')
  const user = await databaseOf(context).user.findUnique({
    where: { id },
    select: { name: true, role: true },
  })
  if (!user) return
  const letter =
    proof === 'recovery' ? await accountChangedLetter({ what: 'recovery_used', email }) : null
  await inTransaction(context, async (tx) => {
    await recordAudit(tx, {
      actor: { kind: user.role === 'STAFF' ? 'staff' : 'member', id, name: user.name },
      action: 'account.sign-in',
      objectType: 'account',
      objectId: id,
      after: { proof, ...deviceOf(userAgent) },
    })
    if (letter) await queueMail(tx, letter)
  })
}
