import { amountOf } from '@/platform/number-words'
import { LINES } from './filters'
import { LACKING } from './lacking'

/** The staff's table as its address says it: filters, order, columns. Pure; unknown values are dropped, never an error. */

export const DESK_COLUMNS = [
  'line',
  'type',
  'status',
  'skus',
  'moq',
  'multiple',
  'price',
  'leadTime',
  'hsCode',
  'weight',
  'grade',
  'origins',
  'options',
  'pictures',
  'changed',
] as const
export type DeskColumn = (typeof DESK_COLUMNS)[number]
const FIRST_COLUMNS: readonly DeskColumn[] = [
  'type',
  'status',
  'skus',
  'moq',
  'price',
  'leadTime',
  'hsCode',
  'changed',
]

export const DESK_SORTS = [
  'position',
  'style',
  'name',
  'type',
  'status',
  'moq',
  'multiple',
  'price',
  'leadTime',
  'hsCode',
  'weight',
  'grade',
  'changed',
] as const
export type DeskSort = (typeof DESK_SORTS)[number]

export const STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const
export const LACKS = [...LACKING, 'dimensions', 'options', 'grade'] as const
export type Lacks = (typeof LACKS)[number]

/** Each as text, empty where it narrows nothing. */
export interface DeskFilter {
  q: string
  line: string
  type: string
  /** PENDING: what waits to be published */
  status: string
  finish: string
  grade: string
  /** USD as typed */
  priceFrom: string
  priceTo: string
  /** a day, YYYY-MM-DD, in China */
  since: string
  lacks: string
  /** yes | no: whether entries wait */
  draft: string
  /** yes: the shop shows some of it as ready to ship */
  ready: string
  /** yes: it will be published by itself */
  scheduled: string
}

export interface DeskView {
  filter: DeskFilter
  sort: DeskSort
  down: boolean
  columns: readonly DeskColumn[]
  page: number
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const of = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : '')
const among = (known: readonly string[]) => (text: string) => (known.includes(text) ? text : '')
/** A price as typed; one that can be two amounts too, so that its field asks which is meant. */
const money = (text: string): string => {
  const { value = 0, why } = amountOf(text, { currency: 'USD' })
  return (why === null && value <= MOST_PRICE_MINOR) || why === 'ambiguous' ? text.trim() : ''
}
const MOST_PRICE_MINOR = 100_000_000

const FILTERS: { [K in keyof DeskFilter]: (text: string) => string } = {
  q: (text) =>
    text
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 80),
  line: among(LINES.map((line) => line.toUpperCase())),
  type: of(/^[a-z0-9-]{1,40}$/),
  status: among([...STATUSES, 'PENDING']),
  finish: of(/^[a-z0-9-]{1,40}$/i),
  grade: of(/^[\w .-]{1,40}$/),
  priceFrom: money,
  priceTo: money,
  since: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '',
  // A view kept before there was more to lack says it so.
  lacks: (text) => among(LACKS)(text === 'pictures' ? 'picture' : text),
  draft: among(['yes', 'no']),
  ready: among(['yes']),
  scheduled: among(['yes']),
}
const FILTER_NAMES = Object.keys(FILTERS) as (keyof DeskFilter)[]

/** Reads a view out of an address's query. */
export function readDeskView(params: Params): DeskView {
  const one = (key: string): string => [params[key] ?? ''].flat()[0] ?? ''
  const filter = Object.fromEntries(
    FILTER_NAMES.map((name) => [name, FILTERS[name](one(name))]),
  ) as unknown as DeskFilter
  const columns = [...new Set(one('columns').split(','))].filter((each): each is DeskColumn =>
    DESK_COLUMNS.some((known) => known === each),
  )
  const page = Number(one('page'))
  return {
    filter,
    sort: DESK_SORTS.find((each) => each === one('sort')) ?? 'position',
    down: one('down') === '1',
    columns: columns.length > 0 ? columns : FIRST_COLUMNS,
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : 1,
  }
}

/** The query of a view, without a question mark: fixed order, defaults left out. A change starts at the first page unless it names one. */
export function deskQuery(view: DeskView, change: Partial<Omit<DeskView, 'filter'>> = {}): string {
  const next = { ...view, page: 1, ...change }
  const query = new URLSearchParams()
  for (const name of FILTER_NAMES) if (next.filter[name]) query.set(name, next.filter[name])
  if (next.sort !== 'position') query.set('sort', next.sort)
  if (next.down) query.set('down', '1')
  if (next.columns.join() !== FIRST_COLUMNS.join()) query.set('columns', next.columns.join())
  if (next.page > 1) query.set('page', String(next.page))
  return query.toString()
}

/** The address of a view. */
export function deskHref(view: DeskView, change: Partial<Omit<DeskView, 'filter'>> = {}): string {
  const query = deskQuery(view, change)
  return query ? `/staff/catalog?${query}` : '/staff/catalog'
}

/** Reads a query as `deskQuery` writes it. */
export const readDeskQuery = (query: string): DeskView =>
  readDeskView(Object.fromEntries(new URLSearchParams(query)))

/** Columns with one shown or hidden; the last one stays. */
export function toggledColumn(columns: readonly DeskColumn[], column: DeskColumn): DeskColumn[] {
  if (!columns.includes(column)) return [...columns, column]
  return columns.length === 1 ? [...columns] : columns.filter((each) => each !== column)
}

/** Columns with one moved by some places. */
export function movedColumn(
  columns: readonly DeskColumn[],
  column: DeskColumn,
  by: -1 | 1,
): DeskColumn[] {
  const from = columns.indexOf(column)
  const to = from + by
  if (from < 0 || to < 0 || to >= columns.length) return [...columns]
  return columns.toSpliced(from, 1).toSpliced(to, 0, column)
}
