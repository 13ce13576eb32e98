import { useEffect, useState } from 'react'
import type { PricedLine, PricedList, PriceLinesInput } from '../../../price-schema'
import type { SavedItem } from '@/features/basket/rules/saved-lists'

/**
 * Prices of a list's articles by SKU, at their quantity, or at the MOQ where none is chosen. Empty until the server
 * has answered; earlier prices stay while new ones load.
 */
export function useSavedPrices(items: readonly SavedItem[]): ReadonlyMap<string, PricedLine> {
  const [prices, setPrices] = useState<ReadonlyMap<string, PricedLine>>(new Map())
  const question = JSON.stringify(items.map(({ sku, quantity }) => [sku, quantity]))
  useEffect(() => {
    const wanted = JSON.parse(question) as [string, number | null][]
    if (wanted.length === 0) return
    const aborted = new AbortController()
    const timer = setTimeout(
      () =>
        void price(wanted, aborted.signal)
          .then(setPrices)
          .catch(() => undefined),
      150,
    )
    return () => {
      clearTimeout(timer)
      aborted.abort()
    }
  }, [question])
  return prices
}

async function price(
  wanted: readonly [string, number | null][],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PricedLine>> {
  const first = await lines(wanted, signal)
  // An MOQ is known once the article is.
  const open = first.flatMap((line, i): [string, number][] =>
    wanted[i]?.[1] === null && line.article ? [[line.sku, line.article.moq]] : [],
  )
  const atMoq = open.length > 0 ? await lines(open, signal) : []
  return new Map(
    [...first, ...atMoq].map((line, i) => [
      i < first.length ? (wanted[i]?.[0] ?? line.sku) : line.sku,
      line,
    ]),
  )
}

async function lines(
  wanted: readonly (readonly [string, number | null])[],
  signal: AbortSignal,
): Promise<PricedLine[]> {
  const body = {
    currency: 'USD',
    lines: wanted.map(([sku, quantity]) => ({ sku, quantity })),
  } satisfies PriceLinesInput
  const answer = await fetch('/api/v1/price-lines', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!answer.ok) throw new Error(`price-lines: ${answer.status}`)
  return ((await answer.json()) as PricedList).lines
}
