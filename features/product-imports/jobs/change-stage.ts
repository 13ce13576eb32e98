import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { SheetProblem } from '@/platform/sheets/sheet'
import {
  changeProblem,
  HAS_IT_ALREADY,
  readBulkChange,
  withChange,
  type BulkChange,
} from '@/features/catalog/rules/bulk-change'
import { differences } from '@/features/catalog/rules/content'
import type { CheckedRow } from '../rules/check-row'
import { contentOf, withContent, type ProductRow } from '@/features/catalog/queries/product-rows'
import { deskWhere } from '@/features/catalog/queries/product-table'
import { productFilter } from '@/features/catalog/rules/product-view'
import type { Leased } from './lease'
import { endReading, keepRows } from './read-stage'

/** Products that are worked out and stored together. */
const CHUNK = 500

/**
 * A change as entered: kind and value as bulk-change.ts reads them, and the query of the view that finds the
 * products.
 */
export const enteredChange = z.object({ kind: z.string(), value: z.string(), view: z.string() })

/** The products that a change is about: those of its view that are in the shop. */
export const inShopOf = async (view: string): Promise<Prisma.ProductWhereInput> => ({
  AND: [await deskWhere(productFilter(view)), { status: 'PUBLISHED' }],
})

/**
 * Works out what a change makes of each product that its view finds, one chunk per transaction, from where it
 * stopped.
 * @throws SheetProblem for a change that can't be read any more; FencedError
 */
export async function changeStage(job: Leased): Promise<void> {
  const entered = enteredChange.parse(job.change)
  const change = readBulkChange(entered.kind, entered.value)
  if ('problem' in change) throw new SheetProblem(change.problem)
  const where = await inShopOf(entered.view)
  const total = Math.max(1, await db.product.count({ where }))
  // In the order of their ids, so that none is met twice, whatever is added meanwhile.
  const last = await db.productImportRow.findFirst({
    where: { importId: job.id },
    orderBy: { line: 'desc' },
    select: { productId: true },
  })
  for (let [line, after] = [job.rowsRead, last?.productId ?? null]; ;) {
    const rows = await db.product.findMany({
      where: after === null ? where : { AND: [where, { id: { gt: after } }] },
      include: withContent,
      orderBy: { id: 'asc' },
      take: CHUNK,
    })
    const final = rows.at(-1)
    if (!final) break
    const checked = rows.map((row, i) => checkedChange(row, line + i + 1, change))
    line += rows.length
    after = final.id
    await keepRows(job, checked, {
      rowsRead: line,
      progress: Math.min(999, Math.floor((line * 999) / total)),
    })
  }
  await endReading(job)
}

function checkedChange(row: ProductRow, line: number, change: BulkChange): CheckedRow {
  const current = { id: row.id, version: row.version, content: contentOf(row) }
  const rowBase = { line, styleNumber: row.styleNumber, name: row.name, names: [] }
  if (row.draft !== null)
    return {
      ...rowBase,
      result: {
        outcome: 'WRONG',
        held: current,
        problems: [{ field: '', problem: { code: 'desk.bulk.problems.draft' } }],
      },
    }
  const content = withChange(current.content, change)
  const problem = changeProblem(current.content, content, change)
  if (problem?.code === HAS_IT_ALREADY.code)
    return { ...rowBase, result: { outcome: 'SAME', held: current } }
  if (problem !== null)
    return {
      ...rowBase,
      result: {
        outcome: 'WRONG',
        held: current,
        problems: [{ field: '', problem }],
      },
    }
  const changes = differences(current.content, content)
  return {
    ...rowBase,
    result:
      changes.length === 0
        ? { outcome: 'SAME', held: current }
        : { outcome: 'CHANGE', content, differences: changes, held: current },
  }
}
