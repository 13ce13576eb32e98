import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { NotFoundError } from '@/platform/errors'
import type { Context } from '../context'
import { authorize } from '../rules/permissions'
import { auditActor } from '../rules/actor'

/** Deletes a view of the actor's own. @throws NotFoundError for anybody else's view */
export async function deleteListView(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'list-view.keep')
  const ownerId = 'userId' in actor ? actor.userId : ''
  if (!z.uuid().safeParse(id).success) throw new NotFoundError('view')
  await inTransaction(context, async (tx) => {
    const { count } = await tx.deskView.deleteMany({ where: { id, ownerId } })
    if (count === 0) throw new NotFoundError('view')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'desk_view.delete',
      objectType: 'desk_view',
      objectId: id,
    })
  })
}
