import { may } from '@/features/accounts/permissions'
import { currentViewer } from '@/features/accounts/queries'
import { importProducts, previewProducts } from '@/features/catalog/desk/import-products'
import { readBoundedBody } from '@/platform/bounded-body'
import { decodeText } from '@/platform/csv'
import { problem, problemResponse } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'

const MAX_BYTES = 20 * 1024 * 1024

/** A CSV of products as a raw body; `?draft=1` takes it, otherwise it is only said what it would do. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const viewer = await currentViewer()
  // Before a body is read that only staff may send.
  if (!may(viewer, 'catalog.edit')) return problem(403, 'Forbidden', 'Only staff may do this.')
  const body = await readBoundedBody(request, MAX_BYTES)
  if (!body) return problem(413, 'TooLarge', 'The file is larger than 20 MB.')
  const file = decodeText(body)
  if (file === null) return problem(422, 'NotText', 'The file is no text in UTF-8 or GB 18030. Save it as CSV.')
  try {
    const answer = new URL(request.url).searchParams.get('draft') === '1' ? await importProducts(viewer, file) : shown(await previewProducts(viewer, file))
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const answer = problemResponse(error)
    if (!answer) log.error({ err: error }, 'product import failed')
    return answer ?? problem(500, 'Failed', 'That did not work on our side. Nothing was changed.')
  }
}

/** The browser is shown what changes, not whole products. */
const shown = ({ products, ...run }: Awaited<ReturnType<typeof previewProducts>>) => ({ ...run, products: products.map(({ line, styleNumber, name, held, fields }) => ({ line, styleNumber, name, isNew: held === null, fields })) })
