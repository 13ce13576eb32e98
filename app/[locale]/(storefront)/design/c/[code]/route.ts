import { designHref } from '@/features/designs/rules/address'
import { keptDesign } from '@/features/designs/queries/designs'

/** A kept design by its short code: leads to the designer with exactly that design. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/design/c/[code]'>,
): Promise<Response> {
  const query = await keptDesign((await params).code.toUpperCase())
  if (query)
    return new Response(null, {
      status: 307,
      headers: { location: designHref(query), 'cache-control': 'public, max-age=86400' },
    })
  return new Response(
    '<!doctype html><html lang="en"><title>No such design</title><p>No design has this code. <a href="/design">Shape one</a></p></html>',
    { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } },
  )
}
