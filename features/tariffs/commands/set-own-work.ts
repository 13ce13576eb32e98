import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { ownWork, type SetOwnWork } from '../queries/own-work'
import { ownWorkEntries } from '../rules/second-person'

/**
 * Sets whether one person may both draft and approve at the tariff desk: a new row with author, day and reason;
 * earlier rows stay for the record. Setting the same again changes nothing.
 * @param input texts as typed, see `ownWorkEntries`
 * @throws ForbiddenError to all but owners; InvalidInputError; StaleEntriesError with what another has set since
 */
export async function setOwnWork(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'own-work.set')
  const parsed = ownWorkEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { version, allowed, reason } = parsed.data
  await inTransaction(context, async (tx) => {
    // One after the other: the row it is compared with must still be the newest when the new one is written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('own work'))`
    const before = await ownWork(tx)
    if (before.allowed === allowed && (before.version === version || before.reason === reason))
      return
    if (before.version !== version) throw await setMeanwhile(tx, before, version)
    const { id } = await tx.ownWorkRule.create({
      data: { version: version + 1, allowed, reason, setBy: nameOf(actor) },
    })
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

/** What somebody else has set meanwhile, and what these entries started from. */
async function setMeanwhile(
  tx: Prisma.TransactionClient,
  now: SetOwnWork,
  version: number,
): Promise<StaleEntriesError> {
  const [deed, base] = await Promise.all([
    lastDeed(tx, 'own_work_rule', now.id, ['own_work.set']),
    tx.ownWorkRule.findUnique({ where: { version } }),
  ])
  // The reason is asked for each time, so these entries started without one.
  return new StaleEntriesError(
    { id: deed?.by.id ?? null, name: now.setBy },
    now.setAt,
    now.version,
    { allowed: choiceOf(base ?? now), reason: '' },
    { allowed: choiceOf(now), reason: now.reason },
  )
}

const choiceOf = ({ allowed }: { allowed: boolean }): string => (allowed ? 'yes' : 'no')
