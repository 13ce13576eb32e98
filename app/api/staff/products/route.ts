import { currentActor } from '@/features/accounts/queries/current-actor'
import { exportProducts } from '@/features/product-imports/queries/product-sheet'
import { deskWhere } from '@/features/catalog/queries/product-table'
import { readDeskQuery } from '@/features/catalog/rules/product-view'
import { attachment } from '../sheet-answer'
import { refuseUnless } from '../refuse-unless'

/** The catalog, or what a view of the desk's table finds of it, as CSV or with `?format=xlsx` as a workbook; streamed, for staff. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'catalog.edit')
  if (refused) return refused
  const asked = new URL(request.url).searchParams
  const format = asked.get('format') === 'xlsx' ? 'xlsx' : 'csv'
  return attachment({
    fileName: `products.${format}`,
    format,
    body: exportProducts(actor, format, await deskWhere(readDeskQuery(asked.toString()).filter)),
  })
}
