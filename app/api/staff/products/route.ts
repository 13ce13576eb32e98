import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { deskWhere } from '@/features/catalog/queries/product-table'
import { productFilter } from '@/features/catalog/rules/product-view'
import { exportProducts } from '@/features/product-imports/queries/product-sheet'
import { operation } from '@/platform/api/operation'
import { attachment } from '../sheet-answer'

const productSheet = operation({
  id: 'productSheet',
  method: 'GET',
  path: '/api/staff/products',
  audience: 'staff',
  // The rest is the view of the table, read like the table's own address.
  query: z.looseObject({ format: z.string().optional() }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/**
 * The catalog, or the part found by a view of the desk's table, as CSV or with `?format=xlsx` as a
 * workbook; streamed, for staff.
 */
export const GET = route(
  productSheet,
  async ({ actor, query, request }) => {
    const format = query.format === 'xlsx' ? 'xlsx' : 'csv'
    const view = new URL(request.url).searchParams.toString()
    return attachment({
      fileName: `products.${format}`,
      format,
      body: exportProducts(await actor(), format, await deskWhere(productFilter(view))),
    })
  },
  'catalog.desk',
)
