import { may } from '@/features/accounts/permissions'
import { currentViewer } from '@/features/accounts/queries'
import { exportProducts } from '@/features/catalog/desk/export-products'
import { problem } from '@/platform/errors'

/** The whole catalog as CSV, for staff; streamed. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer()
  if (!may(viewer, 'catalog.edit')) return problem(403, 'Forbidden', 'Only staff may do this.')
  const pages = exportProducts(viewer)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pages.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="products.csv"', 'cache-control': 'no-store' } })
}
