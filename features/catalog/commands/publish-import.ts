import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { pendingContent, withContent } from '../desk/product-rows'
import { PENDING } from '../desk/table'
import { MOST_PRODUCTS } from './change-products'
import { publishAll } from './publish'
import { undoPublish } from './undo-publish'

/** Milliseconds after which no further batch is begun: an answer must come before a person, or a proxy, gives up. */
const NO_NEW_BATCH_AFTER = 20_000

/**
 * Publishes what an import entered, in batches of a thousand, each whole; the import keeps their names for an undo.
 * @returns how many were published, and how many still wait: a very long file takes more than one call
 * @throws NotFoundError, ConflictError 'nothing', 'stale', 'sku_in_use'
 */
export async function publishImport(viewer: Viewer, id: string): Promise<{ published: number; waiting: number }> {
  authorize(viewer, 'catalog.edit')
  await importOf(id)
  const start = Date.now()
  let published = 0
  for (;;) {
    const rows = await waitingRows(id)
    if (rows.length === 0 && published === 0) throw new ConflictError('nothing')
    if (rows.length === 0) return { published, waiting: 0 }
    await publishRows(viewer, id, rows)
    published += rows.length
    if (Date.now() - start > NO_NEW_BATCH_AFTER) return { published, waiting: await db.productImportRow.count({ where: { importId: id, appliedAt: { not: null }, publishedAt: null } }) }
  }
}

async function waitingRows(importId: string): Promise<{ line: number; productId: string }[]> {
  const rows = await db.productImportRow.findMany({ where: { importId, appliedAt: { not: null }, publishedAt: null }, orderBy: { line: 'asc' }, take: MOST_PRODUCTS, select: { line: true, productId: true } })
  return rows.flatMap(({ line, productId }) => (productId ? [{ line, productId }] : []))
}

async function publishRows(viewer: Viewer, id: string, rows: readonly { line: number; productId: string }[]): Promise<void> {
  const products = await db.product.findMany({ where: { AND: [{ id: { in: rows.map(({ productId }) => productId) } }, PENDING] }, include: withContent })
  const keepMark = async (tx: Prisma.TransactionClient, batchId: string | null) => {
    const done = await tx.productImportRow.updateMany({ where: { importId: id, line: { in: rows.map(({ line }) => line) }, publishedAt: null }, data: { publishedAt: new Date() } })
    await tx.productImport.update({ where: { id }, data: { published: { increment: done.count }, ...(batchId ? { batchIds: { push: batchId } } : {}) } })
  }
  // Somebody may have published all of them one by one.
  if (products.length === 0) return db.$transaction((tx) => keepMark(tx, null))
  await publishAll(viewer, 'publish', products.map((row) => ({ row, after: { status: 'PUBLISHED' as const, content: pendingContent(row) } })), keepMark)
}

/**
 * Takes back what was published of an import, the last batch first; the products are then as they were before it.
 * @throws NotFoundError, ConflictError 'nothing'; 'superseded' when one has been published since, 'sku_in_use'
 */
export async function undoImport(viewer: Viewer, id: string): Promise<void> {
  authorize(viewer, 'catalog.edit')
  const { batchIds } = await importOf(id)
  if (batchIds.length === 0) throw new ConflictError('nothing')
  const start = Date.now()
  for (const [i, batchId] of batchIds.toReversed().entries()) {
    if (i > 0 && Date.now() - start > NO_NEW_BATCH_AFTER) return
    await undoPublish(viewer, batchId, async (tx) => void (await tx.productImport.update({ where: { id }, data: { batchIds: batchIds.slice(0, batchIds.length - 1 - i) } })))
  }
}

async function importOf(id: string): Promise<{ batchIds: string[] }> {
  const found = z.uuid().safeParse(id).success ? await db.productImport.findUnique({ where: { id }, select: { batchIds: true } }) : null
  if (!found) throw new NotFoundError('import')
  return found
}
