import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { withPrices, type PriceChange } from '../content'
import { contentProblems } from '../content-problems'
import { contentOf, withContent, type ProductRow } from '../desk/product-rows'
import { publishAll } from './publish'

/** At most so many products in one change of prices. */
export const MOST_PRODUCTS = 1_000

const changeSchema = z.object({
  percent: z.string().trim().regex(/^[+-]?\d{1,3}(\.\d{1,2})?$|^$/, 'a percentage such as 4 or -2.5'),
  amount: z.string().trim().regex(/^[+-]?\d{1,6}(\.\d{1,2})?$|^$/, 'an amount in USD such as 0.05 or -0.10'),
})

/** Reads what was entered; exactly one of the two. @throws InvalidInputError */
export function readPriceChange(entered: unknown): PriceChange {
  const parsed = changeSchema.safeParse(entered)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { percent, amount } = parsed.data
  if ((percent === '') === (amount === '')) throw new InvalidInputError({ percent: ['enter a percentage or an amount, one of the two'] })
  return percent === '' ? { kind: 'amount', amountMinor: Math.round(Number(amount) * 100) } : { kind: 'percent', basisPoints: Math.round(Number(percent) * 100) }
}

export interface PricePreview {
  id: string
  version: number
  styleNumber: string
  name: string
  breaks: { fromQuantity: number; beforeMinor: number; afterMinor: number }[]
  /** why it can't be changed; such products are left out */
  problem: string | null
}

/** What a change of prices would make of published products, break by break. */
export async function previewPrices(viewer: Viewer, where: Prisma.ProductWhereInput, change: PriceChange): Promise<PricePreview[]> {
  authorize(viewer, 'catalog.edit')
  return (await chosen(where)).map((row): PricePreview => {
    const [before, after] = [contentOf(row), withPrices(contentOf(row), change)]
    const problem = row.draft !== null ? 'draft' : contentProblems(after)[0]?.[1] ?? (after.priceBreaks.some(({ unitPriceMinor }) => unitPriceMinor <= 0) ? 'zero' : null)
    return {
      id: row.id, version: row.version, styleNumber: row.styleNumber, name: row.name, problem,
      breaks: before.priceBreaks.map(({ fromQuantity, unitPriceMinor }, i) => ({ fromQuantity, beforeMinor: unitPriceMinor, afterMinor: after.priceBreaks[i]?.unitPriceMinor ?? 0 })),
    }
  })
}

/**
 * Moves the prices of products and publishes them as one batch, all or nothing.
 * @param versions as the preview showed them, by id: one that has changed since stops the whole
 * @throws ConflictError 'stale' | 'nothing'
 */
export async function changePrices(viewer: Viewer, versions: ReadonlyMap<string, number>, change: PriceChange): Promise<{ batchId: string; products: number }> {
  authorize(viewer, 'catalog.edit')
  if (versions.size === 0) throw new ConflictError('nothing')
  const rows = await chosen({ id: { in: [...versions.keys()] } })
  if (rows.length !== versions.size || rows.some(({ id, version, draft }) => versions.get(id) !== version || draft !== null)) throw new ConflictError('stale')
  const publications = rows.map((row) => ({ row, after: { status: row.status, content: withPrices(contentOf(row), change) } }))
  const wrong = publications.find(({ after }) => contentProblems(after.content).length > 0 || after.content.priceBreaks.some(({ unitPriceMinor }) => unitPriceMinor <= 0))
  if (wrong) throw new InvalidInputError({ change: [`${wrong.row.styleNumber}: ${contentProblems(wrong.after.content)[0]?.[1] ?? 'a price of zero'}`] })
  const { batchId } = await publishAll(viewer, 'prices', publications)
  return { batchId, products: publications.length }
}

const chosen = (where: Prisma.ProductWhereInput): Promise<ProductRow[]> => db.product.findMany({ where: { AND: [where, { status: 'PUBLISHED' }] }, include: withContent, orderBy: [{ position: 'asc' }, { id: 'asc' }], take: MOST_PRODUCTS })
