import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, NotFoundError } from '@/platform/errors'

/**
 * What was to be published by itself no longer is; its entries stay.
 * @throws ConflictError 'nothing' when it was published or cancelled already, NotFoundError
 */
export async function cancelSchedule(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFoundError('product')
  await inTransaction(context, async (tx) => {
    const [gone] = await tx.$queryRaw<
      { dueAt: Date }[]
    >`DELETE FROM scheduled_publish WHERE "productId" = ${id}::uuid RETURNING "dueAt"`
    if (!gone) throw new ConflictError('nothing')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product.unschedule',
      objectType: 'product',
      objectId: id,
      before: { dueAt: gone.dueAt.toISOString() },
    })
  })
}
