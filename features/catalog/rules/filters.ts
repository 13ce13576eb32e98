/**
 * What a visitor may ask of the catalog, and how an address expresses it. Pure; unknown values are dropped, never an
 * error.
 */

export const LINES = ['jewelry', 'boxes', 'organizers'] as const
export const SORTS = ['featured', 'price', 'leadTime', 'moq', 'name'] as const
export const FACETS = ['line', 'type', 'finish', 'grade', 'size', 'weight'] as const
export type Facet = (typeof FACETS)[number]
export type Sort = (typeof SORTS)[number]
export const MOQ_STEPS = [50, 100, 300] as const
export const LEAD_TIME_STEPS = [21, 30] as const
/** US cents for a piece at the largest break */
export const PRICE_STEPS = [100, 200, 500, 1_000] as const
/** Grams of a piece: a weight belongs to the first of these that it doesn't exceed, or else to `more`. */
export const WEIGHT_BANDS = ['5', '20', '100', '500', 'more'] as const
export const PAGE_SIZE = 20
export const MAX_QUERY_LENGTH = 80

export interface CatalogFilters {
  q: string
  line: string[]
  type: string[]
  finish: string[]
  grade: string[]
  /** sizes that designs come in, by `sizeValue` */
  size: string[]
  /** bands */
  weight: string[]
  /** largest acceptable MOQ */
  moq: number | null
  /** longest acceptable production time, days */
  leadTime: number | null
  /** highest acceptable price of a piece, US cents */
  price: number | null
  /** yes: in stock; no: made to order */
  ready: 'yes' | 'no' | null
  sort: Sort
  view: 'cards' | 'table'
  page: number
}

type Params = Record<string, string | string[] | undefined>

const list = (value: string | string[] | undefined): string[] =>
  [...new Set([value ?? []].flat().flatMap((each) => each.split(',')))]
    .filter((each) => /^[a-z0-9-]{1,40}$/i.test(each))
    .slice(0, 30)
    .sort()

/** Reads filters from an address's query. */
export function readFilters(params: Params): CatalogFilters {
  const one = (key: string): string => [params[key] ?? ''].flat()[0] ?? ''
  const page = Number(one('page'))
  return {
    q: one('q')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, MAX_QUERY_LENGTH),
    line: list(params['line']).filter((each) => (LINES as readonly string[]).includes(each)),
    type: list(params['type']),
    finish: list(params['finish']),
    grade: list(params['grade']),
    size: list(params['size']),
    weight: list(params['weight']).filter((each) =>
      (WEIGHT_BANDS as readonly string[]).includes(each),
    ),
    moq: MOQ_STEPS.find((step) => String(step) === one('moq')) ?? null,
    leadTime: LEAD_TIME_STEPS.find((step) => String(step) === one('leadTime')) ?? null,
    price: PRICE_STEPS.find((step) => String(step) === one('price')) ?? null,
    ready: (['yes', 'no'] as const).find((each) => each === one('ready')) ?? null,
    sort: SORTS.find((each) => each === one('sort')) ?? 'featured',
    view: one('view') === 'table' ? 'table' : 'cards',
    page: Number.isInteger(page) && page > 1 && page <= 1000 ? page : 1,
  }
}

/** The one address of a set of filters: in fixed order, without defaults. */
export function catalogHref(filters: CatalogFilters, change: Partial<CatalogFilters> = {}): string {
  const next = { ...filters, ...('page' in change ? {} : { page: 1 }), ...change }
  const query = new URLSearchParams()
  if (next.q) query.set('q', next.q)
  for (const facet of FACETS)
    for (const value of [...next[facet]].sort()) query.append(facet, value)
  if (next.moq) query.set('moq', String(next.moq))
  if (next.leadTime) query.set('leadTime', String(next.leadTime))
  if (next.price) query.set('price', String(next.price))
  if (next.ready) query.set('ready', next.ready)
  if (next.sort !== 'featured') query.set('sort', next.sort)
  if (next.view !== 'cards') query.set('view', next.view)
  if (next.page > 1) query.set('page', String(next.page))
  const text = query.toString()
  return text ? `/catalog?${text}` : '/catalog'
}

/** Reads filters from one of our own addresses: the inverse of `catalogHref`. */
export function readHref(href: string): CatalogFilters {
  return readQuery(new URLSearchParams(href.split('?')[1]))
}

/** Reads filters from a query as it is in an address. */
export const readQuery = (query: URLSearchParams): CatalogFilters =>
  readFilters(Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)])))

/** A size as a value of the address: by its name, since its code means another size in another design. */
export const sizeValue = ({ code, name }: { code: string; name: string }): string =>
  (
    name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  ).slice(0, 40)

/** The band of a weight. @param grams exact decimal */
export const weightBand = (grams: string): (typeof WEIGHT_BANDS)[number] =>
  WEIGHT_BANDS.find((band) => Number(grams) <= Number(band)) ?? 'more'

/** A facet's values with one added or removed. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
}

/** Whether any filter is active. */
export function isFiltered(filters: CatalogFilters): boolean {
  return (
    filters.q !== '' ||
    filters.moq !== null ||
    filters.leadTime !== null ||
    filters.price !== null ||
    filters.ready !== null ||
    FACETS.some((facet) => filters[facet].length > 0)
  )
}
