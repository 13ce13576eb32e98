import { facetLabel } from '@/features/catalog/components/shop/labels'
import { MAX_QUERY_LENGTH } from '@/features/catalog/rules/filters'
import { slugBySku, suggest } from '@/features/catalog/queries/suggestions'
import { facetTerms, suggestWays, type SuggestedWay } from '@/features/catalog/queries/suggest-ways'
import { translator } from '@/i18n/translator'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

/** Suggestions while typing: parts of the catalog and products, and the product an exact SKU means. */
export async function GET(request: Request): Promise<Response> {
  const refused = await refuseTooMany('suggest')
  if (refused) return refused
  const q = (new URL(request.url).searchParams.get('q') ?? '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
  const [suggestions, exactSlug, ways] =
    q.length < 2
      ? [[], null, []]
      : await Promise.all([
          suggest(q),
          slugBySku(q),
          facetTerms().then((terms) => suggestWays(q, terms)),
        ])
  return Response.json(
    {
      ways: ways.map((way) => ({ href: way.href, text: textOf(way), count: way.count })),
      suggestions,
      exactSlug,
    },
    { headers: { 'cache-control': 'public, max-age=60' } },
  )
}

function textOf({ what, finish }: SuggestedWay): string {
  const t = translator('catalog')
  const named =
    'words' in what
      ? what.words
      : 'type' in what
        ? facetLabel(t, 'type', what.type, what.type)
        : facetLabel(t, 'line', what.line, what.line)
  return finish ? t(named ? 'suggestIn' : 'suggestFinish', { what: named, finish }) : named
}
