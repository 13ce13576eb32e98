import 'server-only'
import { randomUUID } from 'node:crypto'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { dropWhatChanged } from '@/platform/cache/shared'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { InvalidInputError } from '@/platform/errors'
import { catalogChanged } from './catalog-changed'
import { contentOf, type ProductRow, type Published } from '../queries/product-rows'
import { writeProducts } from './write-products'

export interface Publication {
  row: ProductRow
  after: Published
}

/**
 * Publishes products together or not at all, and keeps what each was before: every change of what buyers see goes
 * through here. Schedules of these products are dropped.
 * @param also what to write in the same transaction
 * @returns the id of the batch, for an undo
 * @throws ConflictError 'stale' where one was changed since it was read, 'sku_in_use'; InvalidInputError for a slug,
 *   style number or SKU that is taken
 */
export async function publishAll(
  context: Context,
  kind: 'publish' | 'prices' | 'change' | 'archive' | 'undo',
  publications: readonly Publication[],
  also?: (tx: Prisma.TransactionClient, batchId: string) => Promise<void>,
): Promise<{ batchId: string }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const batchId = randomUUID()
  try {
    await inTransaction(
      context,
      async (tx) => {
        await writeProducts(
          tx,
          publications.map(({ row, after }) => ({ id: row.id, version: row.version, ...after })),
        )
        await record(tx, actor, { kind, batchId, publications })
        await catalogChanged(tx, [
          ...publications.flatMap(({ row, after }) => [row.slug, after.content.slug]),
          ...(await addressesLeadingTo(tx, publications)),
        ])
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: `product.${kind}`,
          objectType: 'product_batch',
          objectId: batchId,
          after: { products: publications.map(({ row }) => row.styleNumber) },
        })
        await also?.(tx, batchId)
        await tx.scheduledPublish.deleteMany({
          where: { productId: { in: publications.map(({ row }) => row.id) } },
        })
      },
      { timeout: 60_000 },
    )
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidInputError({
        change: [{ code: 'refusals.names_taken' }],
      })
    throw error
  }
  if (!context.transaction) await dropWhatChanged()
  return { batchId }
}

/** Records what each product was before and is now, and where its former address leads. */
async function record(
  tx: Prisma.TransactionClient,
  actor: Actor,
  {
    kind,
    batchId,
    publications,
  }: { kind: string; batchId: string; publications: readonly Publication[] },
): Promise<void> {
  const changes = publications.map(({ row, after }) => ({
    row,
    after,
    before: { status: row.status, content: contentOf(row) } satisfies Published,
  }))
  const formerSlugs = changes
    .filter(
      ({ before, after }) =>
        before.status === 'PUBLISHED' && before.content.slug !== after.content.slug,
    )
    .map(({ row, before }) => ({ slug: before.content.slug, productId: row.id }))
  const json = (published: Published) => published as unknown as Prisma.InputJsonObject
  await tx.formerSlug.deleteMany({ where: { slug: { in: formerSlugs.map(({ slug }) => slug) } } })
  await tx.formerSlug.createMany({ data: formerSlugs })
  // An address that is used again no longer redirects.
  await tx.formerSlug.deleteMany({
    where: { slug: { in: changes.map(({ after }) => after.content.slug) } },
  })
  await tx.productChange.createMany({
    data: changes.map(({ row, before, after }) => ({
      productId: row.id,
      batchId,
      kind,
      before: json(before),
      after: json(after),
      actor: nameOf(actor),
    })),
  })
}

/** Former addresses of products that move, appear or disappear: their redirects change. */
async function addressesLeadingTo(
  tx: Prisma.TransactionClient,
  publications: readonly Publication[],
): Promise<string[]> {
  const moving = publications.filter(
    ({ row, after }) => row.slug !== after.content.slug || row.status !== after.status,
  )
  const former = await tx.formerSlug.findMany({
    where: { productId: { in: moving.map(({ row }) => row.id) } },
    select: { slug: true },
  })
  return former.map(({ slug }) => slug)
}
