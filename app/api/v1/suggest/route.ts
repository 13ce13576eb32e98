import { route } from '@/features/accounts/route'
import { suggestions } from '@/features/catalog/api/suggest'
import { facetLabel } from '@/features/catalog/components/shop/labels'
import { slugBySku, suggest } from '@/features/catalog/queries/suggestions'
import { facetTerms, suggestWays, type SuggestedWay } from '@/features/catalog/queries/suggest-ways'
import { MAX_QUERY_LENGTH } from '@/features/catalog/rules/filters'
import { translator } from '@/i18n/translator'

/** Suggestions while typing: parts of the catalog and products, and the product of an exact SKU. */
export const GET = route(suggestions, async ({ query }) => {
  const q = query.q
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
  const [found, exactSlug, ways] =
    q.length < 2
      ? [[], null, []]
      : await Promise.all([
          suggest(q),
          slugBySku(q),
          facetTerms().then((terms) => suggestWays(q, terms)),
        ])
  return {
    ways: ways.map((way) => ({ href: way.href, text: textOf(way), count: way.count })),
    suggestions: found,
    exactSlug,
  }
})

function textOf({ what, finish }: SuggestedWay): string {
  const t = translator('catalog')
  const label =
    'words' in what
      ? what.words
      : 'type' in what
        ? facetLabel(t, 'type', what.type, what.type)
        : facetLabel(t, 'line', what.line, what.line)
  return finish ? t(label ? 'suggestIn' : 'suggestFinish', { what: label, finish }) : label
}
