import { offeredByCode } from '@/features/catalog/queries/offered'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

/** What SKUs and style numbers (`code`, repeated) name in the shop. Public: it tells what the catalog tells. */
export async function GET(request: Request): Promise<Response> {
  const refused = await refuseTooMany('price')
  if (refused) return refused
  const codes = new URL(request.url).searchParams
    .getAll('code')
    .filter((code) => /^[\w.-]{1,64}$/.test(code))
  return Response.json(
    { articles: await offeredByCode(codes) },
    { headers: { 'cache-control': 'no-store' } },
  )
}
