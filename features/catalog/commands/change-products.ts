import 'server-only'
import type { Message } from '@/i18n/message'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { changeProblem, withChange, type BulkChange } from '../rules/bulk-change'
import { differences, type Difference } from '../rules/content'
import { contentOf, withContent, type ProductRow, type Published } from '../queries/product-rows'
import { publishAll } from './publish'

/** The most products in one change. */
export const MOST_PRODUCTS = 1_000

export interface ChangePreview {
  id: string
  version: number
  styleNumber: string
  name: string
  /** empty where only the status changes */
  differences: Difference[]
  status: { before: ProductRow['status']; after: ProductRow['status'] }
  breaks: { fromQuantity: number; beforeMinor: number; afterMinor: number }[]
  /** why it can't be changed: such products are left out */
  problem: Message | null
}

/** Previews a change of published products, field by field. */
export async function previewChange(
  context: Context,
  where: Prisma.ProductWhereInput,
  change: BulkChange,
): Promise<ChangePreview[]> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  return (await chosen(context, where)).map((row): ChangePreview => {
    const before = contentOf(row)
    const after = changed(row, change)
    return {
      id: row.id,
      version: row.version,
      styleNumber: row.styleNumber,
      name: row.name,
      problem: problemOf(row, after, change),
      differences: differences(before, after.content),
      status: { before: row.status, after: after.status },
      breaks: before.priceBreaks.map(({ fromQuantity, unitPriceMinor }, i) => ({
        fromQuantity,
        beforeMinor: unitPriceMinor,
        afterMinor: after.content.priceBreaks[i]?.unitPriceMinor ?? 0,
      })),
    }
  })
}

/**
 * Changes products and publishes them as one batch, all or nothing.
 * @param versions by id, as the preview showed them: one that has changed since stops the whole batch
 * @throws ConflictError 'stale' | 'nothing'; InvalidInputError where one of them can't be changed this way
 */
export async function changeProducts(
  context: Context,
  versions: ReadonlyMap<string, number>,
  change: BulkChange,
): Promise<{ batchId: string; products: number }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  if (versions.size === 0) throw new ConflictError('nothing')
  const rows = await chosen(context, { id: { in: [...versions.keys()] } })
  if (
    rows.length !== versions.size ||
    rows.some(({ id, version, draft }) => versions.get(id) !== version || draft !== null)
  )
    throw new ConflictError('stale')
  const publications = rows.map((row) => ({ row, after: changed(row, change) }))
  for (const { row, after } of publications) {
    const problem = problemOf(row, after, change)
    if (problem)
      throw new InvalidInputError({
        change: [{ code: 'refusals.of_product', values: { product: row.styleNumber, problem } }],
      })
  }
  const kind =
    change.kind === 'percent' || change.kind === 'amount'
      ? 'prices'
      : change.kind === 'archive'
        ? 'archive'
        : 'change'
  const { batchId } = await publishAll(context, kind, publications)
  return { batchId, products: publications.length }
}

const changed = (row: ProductRow, change: BulkChange): Published => ({
  status: change.kind === 'archive' ? 'ARCHIVED' : row.status,
  content: withChange(contentOf(row), change),
})
const problemOf = (
  row: ProductRow,
  after: Published,
  change: BulkChange,
): ChangePreview['problem'] =>
  row.draft !== null
    ? { code: 'desk.bulk.problems.draft' }
    : changeProblem(contentOf(row), after.content, change)
const chosen = (context: Context, where: Prisma.ProductWhereInput): Promise<ProductRow[]> =>
  databaseOf(context).product.findMany({
    where: { AND: [where, { status: 'PUBLISHED' }] },
    include: withContent,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MOST_PRODUCTS,
  })
