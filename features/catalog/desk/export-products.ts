import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import { productsCsv } from '../import/products-csv'
import { contentOf, withContent } from './product-rows'

/** The catalog as a file that can be edited and read back, a page of products at a time. */
export async function* exportProducts(viewer: Viewer): AsyncGenerator<string> {
  authorize(viewer, 'catalog.edit')
  let after: string | null = null
  for (let first = true; ; first = false) {
    const rows: Awaited<ReturnType<typeof page>> = await page(after)
    const csv = productsCsv(rows.map(contentOf))
    yield first ? `\uFEFF${csv}` : csv.slice(csv.indexOf('\n') + 1)
    if (rows.length < EXPORT_PAGE) return
    after = rows.at(-1)?.id ?? null
  }
}
const EXPORT_PAGE = 500
const page = (after: string | null) => db.product.findMany({ include: withContent, orderBy: { id: 'asc' }, take: EXPORT_PAGE, ...(after ? { cursor: { id: after }, skip: 1 } : {}) })
