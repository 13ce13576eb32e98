import 'server-only'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { queueMail } from '@/platform/mail'
import type { Context } from '../context'
import { accountChangedLetter, type AccountChange } from '../mails/account-changed-letter'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'

/**
 * Records a change of somebody's sign-in, and notifies them by letter. Setting up a first second factor ends every
 * other session, since none of them was asked for a code.
 * @param sessionId the session that stays, where others end
 */
export async function noteSecurity(
  context: Context,
  what: AccountChange,
  sessionId?: string,
): Promise<void> {
  const { actor } = context
  authorize(actor, 'account.secure')
  const { userId, email } = actor
  const letter = await accountChangedLetter({ what, email })
  await inTransaction(context, async (tx) => {
    const endedSessions = sessionId
      ? (await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } })).count
      : null
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: `account.${what.replace('_', '-')}`,
      objectType: 'account',
      objectId: userId,
      ...(endedSessions === null ? {} : { after: { sessionsEnded: endedSessions } }),
    })
    await queueMail(tx, letter)
  })
}
