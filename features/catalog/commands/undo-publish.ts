import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { differences } from '../rules/content'
import {
  contentOf,
  readPublished,
  withContent,
  type ProductRow,
  type Published,
} from '../queries/product-rows'
import { publishAll } from './publish'

/**
 * Publishes again what a batch replaced; this is itself a publishing, so that it can be undone too.
 * @param also what to write in the same transaction
 * @throws NotFoundError, ConflictError 'superseded' where one of its products has been published otherwise since,
 *   'sku_in_use'
 */
export async function undoPublish(
  context: Context,
  batchId: string,
  also?: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<{ batchId: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const changes = /^[0-9a-f-]{36}$/.test(batchId)
    ? await database.productChange.findMany({
        where: { batchId },
        include: {
          product: {
            include: {
              ...withContent,
              changes: { orderBy: { serial: 'desc' }, take: 1, select: { batchId: true } },
            },
          },
        },
      })
    : []
  if (changes.length === 0) throw new NotFoundError('batch')
  if (
    changes.some(
      ({ product, after }) =>
        product.changes[0]?.batchId !== batchId &&
        !standsAs(product, readPublished(after, contentOf(product))),
    )
  )
    throw new ConflictError('superseded')
  const publications = changes.map(({ product, before }) => ({
    row: product,
    after: readPublished(before, contentOf(product)),
  }))
  return publishAll(context, 'undo', publications, also)
}

/** Later changes may have been undone themselves: then the product is as the batch left it. */
const standsAs = (row: ProductRow, { status, content }: Published): boolean =>
  row.status === status && differences(content, contentOf(row)).length === 0
