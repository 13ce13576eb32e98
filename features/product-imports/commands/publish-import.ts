import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { countWaiting, publishSome, undoLast } from '../jobs/publish-stage'
import { productImportJob } from '../jobs/work'
import { MOST_PRODUCTS } from '@/features/catalog/commands/change-products'

/** States at rest of an import that has entered products. */
const RESTING = ['APPLIED', 'CANCELLED'] as const

/**
 * Publishes what an import entered; the import stores the batches' names for an undo. Up to a thousand products are
 * published at once, more by the worker that read the file, a thousand at a time.
 * @returns how many were published, and how many the worker still has to publish
 * @throws NotFoundError, ConflictError 'nothing', 'stale', 'sku_in_use'
 */
export async function publishImport(
  context: Context,
  id: string,
): Promise<{ published: number; waiting: number }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  await importOf(context, id)
  const waiting = await countWaiting(id)
  if (waiting === 0) throw new ConflictError('nothing')
  if (waiting > MOST_PRODUCTS) {
    await handOver(context, id, 'PUBLISHING')
    return { published: 0, waiting }
  }
  return { published: await publishSome(actor, id, resting(id)), waiting: 0 }
}

/**
 * Undoes what was published of an import; the products are then as they were before it. One batch at once, more by
 * the worker, the last one first.
 * @throws NotFoundError, ConflictError 'nothing', 'stale'; 'superseded' when one has been published since,
 *   'sku_in_use'
 */
export async function undoImport(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const { batchIds } = await importOf(context, id)
  if (batchIds.length === 0) throw new ConflictError('nothing')
  if (batchIds.length > 1) await handOver(context, id, 'UNDOING')
  else await undoLast(actor, batchIds, resting(id))
}

/** Writes to an import that nobody works on. */
const resting =
  (id: string) =>
  async (tx: Prisma.TransactionClient, data: Prisma.ProductImportUpdateManyMutationInput) => {
    const { count } = await tx.productImport.updateMany({
      where: { id, state: { in: [...RESTING] } },
      data: { ...data, problem: null },
    })
    if (count === 0) throw new ConflictError('stale')
  }

async function handOver(
  context: Context,
  id: string,
  state: 'PUBLISHING' | 'UNDOING',
): Promise<void> {
  const { actor } = context
  const { id: publisherId } = auditActor(actor)
  await inTransaction(context, async (tx) => {
    await resting(id)(tx, { state, publisherId, progress: 0, attempts: 0 })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: state === 'PUBLISHING' ? 'product_import.publish' : 'product_import.undo',
      objectType: 'product_import',
      objectId: id,
    })
    await enqueue(tx, productImportJob, {})
  })
}

async function importOf(context: Context, id: string): Promise<{ batchIds: string[] }> {
  const isId = z.uuid().safeParse(id).success
    ? await databaseOf(context).productImport.findUnique({
        where: { id },
        select: { batchIds: true },
      })
    : null
  if (!isId) throw new NotFoundError('import')
  return isId
}
