import { percentile, type Figure } from './figure'
import { catalogAddress, sampler, designsOf } from './synthetic'

/** in SKUs */
const SIZES = [1_000, 100_000, 1_000_000] as const
const VISITS = 120

/** Response times in milliseconds, one after the other, of catalog pages that nobody has requested before. */
async function pageTimes(url: string, size: number): Promise<number[]> {
  const next = sampler(size)
  const times: number[] = []
  for (let i = -20; i < VISITS; i++) {
    const start = performance.now()
    const response = await fetch(`${url}${catalogAddress(next())}`)
    await response.text()
    if (!response.ok) throw new Error(`${response.status} of a catalog page`)
    if (i >= 0) times.push(performance.now() - start)
  }
  return times
}

/**
 * How search and the catalog's pages scale with a synthetic catalog.
 * @param searchTimes fills the catalog up to a number of designs and times searches in it, in
 * milliseconds
 */
export async function searchFigures(
  { APP_URL = '' }: Record<string, string>,
  searchTimes: (size: number) => Promise<number[]>,
): Promise<Figure[]> {
  const search: number[] = []
  const page: number[] = []
  for (const skus of SIZES) {
    const designs = designsOf(skus)
    search.push(percentile(await searchTimes(designs), 0.95))
    if (skus <= 100_000) page.push(percentile(await pageTimes(APP_URL, designs), 0.95))
  }
  const [small = 0, large = 0, huge = 0] = search
  const [smallPage = 0, largePage = 0] = page
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const sized = (skus: number) =>
    `${skus.toLocaleString('en')} SKUs (${designsOf(skus).toLocaleString('en')} designs)`
  return [
    {
      name: `Search with three facets at ${sized(100_000)}`,
      detail: `p95 ${ms(large)} against ${ms(small)} at 1,000`,
      value: large / small,
      unit: 'times',
      bound: { atMost: 3 },
    },
    {
      name: `Search with three facets at ${sized(1_000_000)}`,
      detail: `p95 ${ms(huge)} against ${ms(small)} at 1,000`,
      value: huge / small,
      unit: 'times',
      bound: { atMost: 8 },
    },
    {
      name: `Catalog page, uncached, at ${sized(100_000)}`,
      detail: `p95 ${ms(largePage)} against ${ms(smallPage)} at 1,000`,
      value: largePage / smallPage,
      unit: 'times',
      bound: { atMost: 2 },
    },
  ]
}
