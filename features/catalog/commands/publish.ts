import 'server-only'
import { randomUUID } from 'node:crypto'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, nameOf, type Viewer } from '@/features/accounts/viewer'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { contentOf, writeContent, type ProductRow, type Published } from '../desk/product-rows'

export interface Publication {
  row: ProductRow
  after: Published
}

/**
 * Publishes products together or not at all, and keeps what each was before: every way of changing what buyers see goes through here.
 * @returns what names the batch, for an undo
 * @throws ConflictError 'stale' when one was changed since it was read, 'sku_in_use'; InvalidInputError for a slug, style number or SKU that is taken
 */
export async function publishAll(viewer: Viewer, kind: 'publish' | 'prices' | 'archive' | 'undo', publications: readonly Publication[]): Promise<{ batchId: string }> {
  authorize(viewer, 'catalog.edit')
  const batchId = randomUUID()
  try {
    await db.$transaction(
      async (tx) => {
        for (const { row, after } of publications) await publishOne(tx, viewer, { kind, batchId, row, after })
        await recordAudit(tx, { actor: actorOf(viewer), action: `product.${kind}`, objectType: 'product_batch', objectId: batchId, after: { products: publications.map(({ row }) => row.styleNumber) } })
      },
      { timeout: 60_000 },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw new InvalidInputError({ change: ['the address, style number or a SKU is taken by another product'] })
    throw error
  }
  return { batchId }
}

async function publishOne(tx: Prisma.TransactionClient, viewer: Viewer, { kind, batchId, row, after }: Publication & { kind: string; batchId: string }): Promise<void> {
  const { count } = await tx.product.updateMany({ where: { id: row.id, version: row.version }, data: { version: { increment: 1 } } })
  if (count === 0) throw new ConflictError('stale')
  const before: Published = { status: row.status, content: contentOf(row) }
  await writeContent(tx, row.id, after)
  if (before.status === 'PUBLISHED' && before.content.slug !== after.content.slug) await tx.formerSlug.upsert({ where: { slug: before.content.slug }, create: { slug: before.content.slug, productId: row.id }, update: { productId: row.id } })
  // An address that is taken into use again leads nowhere else.
  await tx.formerSlug.deleteMany({ where: { slug: after.content.slug } })
  await tx.productChange.create({ data: { productId: row.id, batchId, kind, before: before as unknown as Prisma.InputJsonValue, after: after as unknown as Prisma.InputJsonValue, actor: nameOf(viewer) } })
}
