import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, NotFoundError } from '@/platform/errors'

/**
 * Cancels the scheduled publishing of a product; its entries stay.
 * @throws ConflictError 'nothing' where it was already published or cancelled, NotFoundError
 */
export async function cancelSchedule(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFoundError('product')
  await inTransaction(context, async (tx) => {
    const [cancelled] = await tx.$queryRaw<
      { dueAt: Date }[]
    >`DELETE FROM scheduled_publish WHERE "productId" = ${id}::uuid RETURNING "dueAt"`
    if (!cancelled) throw new ConflictError('nothing')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product.unschedule',
      objectType: 'product',
      objectId: id,
      before: { dueAt: cancelled.dueAt.toISOString() },
    })
  })
}
