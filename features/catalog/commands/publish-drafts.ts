import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { pendingContent, withContent } from '../queries/product-rows'
import { PENDING } from '../queries/product-table'
import { MOST_PRODUCTS } from './change-products'
import { publishAll } from './publish'

/**
 * Publishes the drafts of many products, changed and new ones alike, as one batch that can be undone; at most a
 * thousand.
 * @param where which of them
 * @throws ConflictError 'nothing', 'stale', 'sku_in_use'
 */
export async function publishDrafts(
  context: Context,
  where: Prisma.ProductWhereInput,
): Promise<{ batchId: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const rows = await database.product.findMany({
    where: { AND: [where, PENDING] },
    include: withContent,
    orderBy: { id: 'asc' },
    take: MOST_PRODUCTS,
  })
  if (rows.length === 0) throw new ConflictError('nothing')
  const publications = rows.map((row) => ({
    row,
    after: { status: 'PUBLISHED' as const, content: pendingContent(row) },
  }))
  return publishAll(context, 'publish', publications)
}
