import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { catalogHref, readFilters } from '../rules/filters'
import { countProducts } from './listing'
import { searchWords, wordsOf } from '../rules/search-words'

/** A part of the catalog that may be meant by what is typed: "hoop in PVD gold". */
export interface SuggestedWay {
  href: string
  /** the words that aren't filters, or else a type or line by its code */
  what: { words: string } | { type: string } | { line: string }
  /** name of a finish, where one is meant */
  finish: string | null
  count: number
}

/** The most suggestions. */
const MOST_WAYS = 3

/**
 * Lines, types and finishes named by the words of a search, with the remaining words searched for within them; only
 * those that find something.
 */
export async function suggestWays(
  query: string,
  terms: readonly FacetTerm[],
): Promise<SuggestedWay[]> {
  const words = searchWords(query)
  const named = (kind: string) =>
    terms
      .filter((term) => term.kind === kind)
      .map((term) => ({
        ...term,
        by: words.filter((word) =>
          term.words.some((own) => own === word || (word.length > 2 && own.startsWith(word))),
        ),
      }))
      .filter(({ by }) => by.length > 0)
  const finishes = named('finish').toSorted((a, b) => b.by.length - a.by.length)
  const [place] = [...named('type'), ...named('line')].toSorted((a, b) => b.by.length - a.by.length)
  const left = (...usedWords: readonly (readonly string[])[]) =>
    words.filter((word) => !usedWords.some((by) => by.includes(word))).join(' ')
  const filter = (kind: 'type' | 'line' | 'finish', value: string) => ({ [kind]: [value] })
  const candidates = [
    ...finishes
      .slice(0, MOST_WAYS)
      .map((finish) => ({ finish, place: place ?? null, q: left(finish.by, place?.by ?? []) })),
    ...(place ? [{ finish: null, place, q: left(place.by) }] : []),
  ].slice(0, MOST_WAYS)
  const ways = await Promise.all(
    candidates.map(async ({ finish, place: at, q }): Promise<SuggestedWay> => {
      const kind = at?.kind === 'line' ? 'line' : 'type'
      const filters = {
        ...readFilters({ q }),
        ...(finish ? filter('finish', finish.value) : {}),
        ...(at ? filter(kind, at.value) : {}),
      }
      return {
        href: catalogHref(filters),
        what: q || !at ? { words: q } : kind === 'line' ? { line: at.value } : { type: at.value },
        finish: finish?.label ?? null,
        count: await countProducts(filters),
      }
    }),
  )
  return ways.filter(({ count }) => count > 0)
}

export interface FacetTerm {
  kind: string
  value: string
  label: string
  words: string[]
}

/** Lines, types and finishes of the shop with their words; cached until the catalog changes. */
export async function facetTerms(): Promise<FacetTerm[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  return readFacetTerms()
}

/** Like {@link facetTerms}, but not cached. */
export async function readFacetTerms(): Promise<FacetTerm[]> {
  const terms = await db.listingTerm.findMany({
    where: { kind: { in: ['line', 'type', 'finish'] } },
  })
  return terms.map((term) => ({ ...term, words: wordsOf(term.label.replaceAll('-', ' ')) }))
}
