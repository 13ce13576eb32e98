import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { ownWork } from '../queries/own-work'
import { ownWorkEntries } from '../rules/second-person'

/**
 * Sets whether one person may draft and approve at the tariff desk: a row of its own with author, day and reason;
 * those before it stay for the record. The same setting again is no change.
 * @param input texts as typed, see `ownWorkEntries`
 * @throws ForbiddenError to all but admins; InvalidInputError; ConflictError 'stale' when another was set since `seen`
 */
export async function setOwnWork(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'own-work.set')
  const parsed = ownWorkEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { seen, allowed, reason } = parsed.data
  await inTransaction(context, async (tx) => {
    // One after the other: what is compared with must still be the newest when the row is written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('own work'))`
    const before = await ownWork(tx)
    if (before.allowed === allowed) return
    if (before.id !== seen) throw new ConflictError('stale')
    const { id } = await tx.ownWorkRule.create({ data: { allowed, reason, setBy: nameOf(actor) } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'own_work.set',
      objectType: 'own_work_rule',
      objectId: id,
      before: { allowed: before.allowed },
      after: { allowed, reason },
    })
  })
}
