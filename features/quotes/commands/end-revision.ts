import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { assertOpen, holdLife } from './hold-life'
import type { LifeDeed } from '../rules/life'

/**
 * Ends the current revision, and with it a counter to it and a request for a new revision.
 * @param revision the revision's id, and the hash of what was read
 * @throws ConflictError where the deed isn't open, 'superseded' where another revision is current
 *   by now, 'altered' for another hash
 */
export async function endRevision(
  tx: Prisma.TransactionClient,
  deed: Extract<LifeDeed, 'withdraw' | 'decline' | 'record_yes' | 'record_no'>,
  revision: { id: string; quoteId: string; documentHash: string },
  { state, now }: { state: 'WITHDRAWN' | 'DECLINED' | 'ACCEPTED'; now: Date },
): Promise<void> {
  assertOpen(deed, await holdLife(tx, revision.quoteId), now)
  const { count } = await tx.quoteRevision.updateMany({
    where: {
      id: revision.id,
      state: 'SENT',
      documentHash: revision.documentHash,
      validUntil: { gt: now },
    },
    data: { state },
  })
  if (count === 0) {
    const is = await tx.quoteRevision.findUniqueOrThrow({
      where: { id: revision.id },
      select: { state: true, validUntil: true },
    })
    if (is.state !== 'SENT') throw new ConflictError('superseded')
    throw new ConflictError(is.validUntil <= now ? 'expired' : 'altered')
  }
  await tx.quoteCounter.updateMany({
    where: { quoteId: revision.quoteId, state: 'OPEN' },
    data: { state: 'OVERTAKEN', endedAt: now },
  })
  await tx.quote.update({ where: { id: revision.quoteId }, data: { requoteAskedAt: null } })
}
