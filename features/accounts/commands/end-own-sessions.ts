import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'

const entries = z.object({
  /** the session of this call */
  present: z.string().min(1).max(80),
  /** the session to end; all others where left out */
  session: z.string().min(1).max(80).optional(),
})

/**
 * Ends one of the actor's own sessions, or all but the present one. One that has already ended is no error. @throws
 * InvalidInputError
 * @returns how many ended
 */
export async function endOwnSessions(context: Context, input: unknown): Promise<number> {
  const { actor } = context
  authorize(actor, 'account.secure')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { present, session } = parsed.data
  return inTransaction(context, async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { userId: actor.userId, id: session ?? { not: present } },
    })
    if (count > 0)
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'account.end-sessions',
        objectType: 'account',
        objectId: actor.userId,
        after: { sessions: count },
      })
    return count
  })
}
