import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { dropWhatChanged } from '@/platform/cache/shared'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import { ConflictError, NotFoundError } from '@/platform/errors'

/**
 * Hides a document from buyers; products that refer to it lack it. A replacement brings it back.
 * @throws ConflictError 'stale', NotFoundError
 */
export async function withdrawDocument(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const document = /^[0-9a-f-]{36}$/.test(id)
    ? await database.complianceDocument.findUnique({ where: { id }, select: { code: true } })
    : null
  if (!document) throw new NotFoundError('document')
  await inTransaction(context, async (tx) => {
    const { count } = await tx.complianceDocument.updateMany({
      where: { id, version, withdrawnAt: null },
      data: { withdrawnAt: now, version: { increment: 1 } },
    })
    if (count === 0) throw new ConflictError('stale')
    await cacheChanged(tx, [DOCUMENTS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'document.withdraw',
      objectType: 'compliance_document',
      objectId: document.code,
    })
  })
  if (!context.transaction) await dropWhatChanged()
}
