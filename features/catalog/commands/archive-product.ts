import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { contentOf, withContent } from '../queries/product-rows'
import { publishAll } from './publish'

/** Removes a product from the shop; its address stays reserved. @throws ConflictError 'stale', NotFoundError */
export async function archiveProduct(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<{ batchId: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const row = await database.product.findUnique({ where: { id }, include: withContent })
  if (!row) throw new NotFoundError('product')
  if (row.version !== version) throw new ConflictError('stale')
  return publishAll(context, 'archive', [
    { row, after: { status: 'ARCHIVED', content: contentOf(row) } },
  ])
}
