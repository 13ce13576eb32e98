import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { getDeskProduct } from '../desk/products'
import { contentOf, withContent } from '../desk/product-rows'
import { publishAll } from './publish'

/** Publishes the draft. @throws ConflictError 'nothing' without one, 'stale', 'sku_in_use'; InvalidInputError */
export async function publishProduct(viewer: Viewer, { id, version }: { id: string; version: number }): Promise<{ batchId: string; slug: string }> {
  authorize(viewer, 'catalog.edit')
  const { draft, status } = await getDeskProduct(viewer, id)
  const row = await db.product.findUniqueOrThrow({ where: { id }, include: withContent })
  if (row.version !== version) throw new ConflictError('stale')
  if (!draft && status === 'PUBLISHED') throw new ConflictError('nothing')
  const content = draft ?? contentOf(row)
  const { batchId } = await publishAll(viewer, 'publish', [{ row, after: { status: 'PUBLISHED', content } }])
  return { batchId, slug: content.slug }
}
