import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { ConflictError, NotFoundError } from '@/platform/errors'

/** What was to be published by itself no longer is; its entries stay. @throws ConflictError 'nothing' when it was published or cancelled already, NotFoundError */
export async function cancelSchedule(actor: Actor, id: string): Promise<void> {
  authorize(actor, 'catalog.edit')
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFoundError('product')
  await db.$transaction(async (tx) => {
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
