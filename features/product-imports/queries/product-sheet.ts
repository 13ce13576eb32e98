import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { SheetFormat } from '@/platform/sheets/sheet'
import { writeSheet } from '@/platform/sheets/write'
import { CONTENT_FIELDS } from '@/features/catalog/rules/content'
import { cellsOf } from '../rules/check-row'
import { pendingContent, withContent } from '@/features/catalog/queries/product-rows'

/**
 * Products as a sheet that can be edited and read back, one page at a time: the entries of each, published or not.
 * @param where which of them
 */
export function exportProducts(
  actor: Actor,
  format: SheetFormat,
  where: Prisma.ProductWhereInput,
): ReadableStream<Uint8Array> {
  authorize(actor, 'catalog.desk')
  return writeSheet(format, 'Products', rows(where))
}

async function* rows(where: Prisma.ProductWhereInput): AsyncGenerator<readonly string[]> {
  yield CONTENT_FIELDS
  for (let after: string | null = null; ;) {
    const some: Awaited<ReturnType<typeof page>> = await page(where, after)
    for (const row of some) yield cellsOf(pendingContent(row))
    if (some.length < EXPORT_PAGE) return
    after = some.at(-1)?.id ?? null
  }
}
const EXPORT_PAGE = 500
const page = (where: Prisma.ProductWhereInput, after: string | null) =>
  db.product.findMany({
    where: { AND: [where, after ? { id: { gt: after } } : {}] },
    include: withContent,
    orderBy: { id: 'asc' },
    take: EXPORT_PAGE,
  })
