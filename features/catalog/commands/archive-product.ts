import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { contentOf, withContent } from '../queries/product-rows'
import { publishAll } from './publish'

/** Takes a product out of the shop; its address stays its own. @throws ConflictError 'stale', NotFoundError */
export async function archiveProduct(
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<{ batchId: string }> {
  authorize(actor, 'catalog.edit')
  const row = await db.product.findUnique({ where: { id }, include: withContent })
  if (!row) throw new NotFoundError('product')
  if (row.version !== version) throw new ConflictError('stale')
  return publishAll(actor, 'archive', [
    { row, after: { status: 'ARCHIVED', content: contentOf(row) } },
  ])
}
