import { may } from '@/features/accounts/permissions'
import { currentViewer } from '@/features/accounts/queries'
import { exportProducts } from '@/features/catalog/desk/export-products'
import { deskWhere } from '@/features/catalog/desk/products'
import { problem } from '@/platform/errors'
import { attachment } from '../sheet-answer'

/** The catalog, or what the desk's filter (`q`, `line`, `status`) finds of it, as CSV or with `?format=xlsx` as a workbook; streamed, for staff. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!may(viewer, 'catalog.edit')) return problem(403, 'Forbidden', 'Only staff may do this.')
  const asked = new URL(request.url).searchParams
  const text = (name: string) => (asked.get(name) ?? '').slice(0, 80)
  const format = text('format') === 'xlsx' ? 'xlsx' : 'csv'
  return attachment({ fileName: `products.${format}`, format, body: exportProducts(viewer, format, deskWhere({ q: text('q'), line: text('line'), status: text('status') })) })
}
