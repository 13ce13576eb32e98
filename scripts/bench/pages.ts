import autocannon from 'autocannon'
import type { Figure } from './figure'

const ROUNDS = 5
const SECONDS = 3

/** Requests answered per second, eight at a time, to these addresses in turn. Anything but 2xx is an error. */
async function requestsPerSecond(urls: readonly string[]): Promise<number> {
  const [url = ''] = urls
  const { origin } = new URL(url)
  const result = await autocannon({
    url: origin,
    connections: 8,
    duration: SECONDS,
    requests: urls.map((each) => ({ path: each.slice(origin.length) })),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`)
  return result.requests.average
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Pages take turns with the page they are compared with, so that a slow moment of the machine affects both. */
export async function compare(
  pages: readonly string[],
  against: string,
): Promise<{ ratio: number; detail: string }> {
  const mine: number[] = []
  const theirs: number[] = []
  await requestsPerSecond(pages)
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await requestsPerSecond([against]))
    mine.push(await requestsPerSecond(pages))
  }
  const ratio = median(mine.map((value, i) => value / (theirs[i] ?? Number.NaN)))
  return {
    ratio,
    detail: `${median(mine).toFixed(0)} against ${median(theirs).toFixed(0)} requests a second`,
  }
}

/** How the shop's pages compare with the cheapest pages of the same server. */
export async function pageFigures(url: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, path] of [
    ['Home', '/'],
    ['Product page', '/products/domed-band-ring-6-mm'],
  ] as const) {
    const { ratio, detail } = await compare([`${url}${path}`], `${url}/bench/static`)
    figures.push({ name, detail, value: ratio, unit: 'of a static page', bound: { atLeast: 0.5 } })
  }
  const { ratio, detail } = await compare(
    [`${url}/catalog?line=jewelry&finish=pvd-gold&sort=price`],
    `${url}/bench/dynamic?line=jewelry&finish=pvd-gold&sort=price`,
  )
  figures.push({
    name: 'Catalog with filters',
    detail,
    value: ratio,
    unit: 'of a trivial dynamic page',
    bound: { atLeast: 0.6 },
  })
  return figures
}
