import type { OwnProductPrices } from '../../rules/own-prices'

// A page that the browser has stored whole shows what it showed then: one with own prices is fetched again.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

/** Own prices of products by slug, for whoever is signed in. @throws where they aren't available */
export async function fetchOwnPrices(
  slugs: readonly string[],
  signal: AbortSignal,
): Promise<Record<string, OwnProductPrices>> {
  const response = await fetch(`/api/v1/own-prices?slugs=${slugs.join(',')}`, {
    signal,
    cache: 'no-store',
  })
  if (!response.ok) throw new Error(`own prices: HTTP ${response.status}`)
  return (await response.json()) as Record<string, OwnProductPrices>
}
