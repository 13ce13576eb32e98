import { MAX_QUERY_LENGTH } from '@/features/catalog/filters'
import { slugBySku, suggest } from '@/features/catalog/search'

/** Suggestions while typing, and the product an exact SKU means. */
export async function GET(request: Request): Promise<Response> {
  const q = (new URL(request.url).searchParams.get('q') ?? '').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, MAX_QUERY_LENGTH)
  const [suggestions, exactSlug] = q.length < 2 ? [[], null] : await Promise.all([suggest(q), slugBySku(q)])
  return Response.json({ suggestions, exactSlug }, { headers: { 'cache-control': 'public, max-age=60' } })
}
