import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { FREIGHT_TAG } from '@/platform/cache-tags'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { mayReview } from '../rules/review'

/**
 * Records that the rows of a file were reviewed against their source: from now on the shop prices
 * by them. The reviewer must not be who imported the file, except for an owner, who may do both,
 * which the record shows.
 * @throws NotFoundError; InvalidInputError for one's own file; ConflictError 'nothing' where every
 *   row is already reviewed
 */
export async function reviewCards(context: Context, serial: number): Promise<{ rows: number }> {
  const { actor, now } = context
  authorize(actor, 'freight.edit')
  return inTransaction(context, async (tx) => {
    const imported = await tx.freightImport.findUnique({ where: { serial } })
    if (!imported) throw new NotFoundError(`freight import ${serial}`)
    const own = imported.takenById !== null && imported.takenById === actor.userId
    if (!mayReview(actor, imported.takenById))
      throw new InvalidInputError({
        serial: [{ code: 'freight.refusals.own_file', values: { by: imported.takenBy } }],
      })
    const { count } = await tx.freightRate.updateMany({
      where: { importId: imported.id, reviewedAt: null, withdrawnAt: null },
      data: { reviewedBy: nameOf(actor), reviewedAt: now },
    })
    if (count === 0) throw new ConflictError('nothing')
    await cacheChanged(tx, [FREIGHT_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'freight.review',
      objectType: 'freight_import',
      objectId: imported.id,
      after: { serial, rows: count, ...(own ? { ownFile: true } : {}) },
    })
    return { rows: count }
  })
}
