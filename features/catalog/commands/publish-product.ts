import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { pendingContent, withContent } from '../queries/product-rows'
import { publishAll } from './publish'

/**
 * Publishes the draft.
 * @throws ConflictError 'nothing' without a draft, 'stale', 'sku_in_use'; InvalidInputError, NotFoundError
 */
export async function publishProduct(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<{ batchId: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const row = /^[0-9a-f-]{36}$/.test(id)
    ? await database.product.findUnique({ where: { id }, include: withContent })
    : null
  if (!row) throw new NotFoundError('product')
  if (row.version !== version) throw new ConflictError('stale')
  if (row.draft === null && row.status === 'PUBLISHED') throw new ConflictError('nothing')
  return publishAll(context, 'publish', [
    { row, after: { status: 'PUBLISHED', content: pendingContent(row) } },
  ])
}
