import type { OwnProductPrices } from '../../rules/own-prices'

// A page that the browser kept whole shows what it showed: one with own prices is asked for anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

/** Own prices of products by slug, for whoever is signed in now. @throws when they can't be had */
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
