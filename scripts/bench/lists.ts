import autocannon from 'autocannon'
import type { Figure } from './figure'
import { compare } from './pages'

/** Lists and the calculator compared with the home page, and what is computed anew for each request. */

const SEARCH_SECONDS = 6
const AT_ONCE = 4

const FINISHES = ['polished', 'brushed', 'pvd-gold', 'pvd-black']
const SORTS = ['price', 'leadTime', 'moq', 'name']
const LISTS = FINISHES.flatMap((finish) =>
  SORTS.map((sort) => `/catalog?line=jewelry&finish=${finish}&sort=${sort}`),
)
const CALCULATIONS = ['7117199000', '7323930080', '4202929700', '4819600000'].map(
  (code) => `/tariffs?hs=${code}&value=1200&origin=CN&to=US`,
)

/** Searches that nobody made before, a few at once. */
async function search(url: string): Promise<Figure> {
  let searches = 0
  const result = await autocannon({
    url,
    connections: AT_ONCE,
    duration: SEARCH_SECONDS,
    requests: [
      { setupRequest: (request) => ({ ...request, path: `/catalog?q=ring+bench+${searches++}` }) },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} searches were not answered, ${result.errors} failed`)
  return {
    name: `Search that nobody made before, ${AT_ONCE} at once`,
    value: result.latency.p97_5,
    unit: 'ms at p97.5',
    bound: { atMost: 350 },
    detail: `p50 ${result.latency.p50} ms, ${result.requests.average.toFixed(0)} a second`,
  }
}

export async function listFigures(url: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, paths] of [
    ['Filtered lists', LISTS],
    ['Tariff calculations', CALCULATIONS],
  ] as const) {
    const { ratio, detail } = await compare(
      paths.map((path) => `${url}${path}`),
      `${url}/`,
    )
    figures.push({ name, detail, value: ratio, unit: 'of the home page', bound: { atLeast: 0.5 } })
  }
  return [...figures, await search(url)]
}
