import { z } from 'zod'
import { amountOf } from '@/platform/number-words'
import { readCursor, writeCursor, type Cursor, type IdKind, type SortKey } from './cursor'

/**
 * A list of the desk as described by its address: filters, order, columns, place. Pure. Every
 * address gives a list: what can't be read is left out, and named.
 */

/** What a filter accepts; each is text, empty where it narrows nothing. */
export type FilterKind =
  | { kind: 'search' }
  /** @param formerly names of a value in older addresses */
  | { kind: 'choice'; of: readonly string[]; formerly?: Readonly<Record<string, string>> }
  /** a value that rows have, of a known form */
  | { kind: 'code'; form: RegExp }
  /** as typed, ambiguous amounts included, so that its field asks which is meant */
  | { kind: 'amount'; currency: string; mostMinor: number }
  | { kind: 'day' }

/** What a list can be asked for. Names are those in its address. */
export interface ListShape<
  C extends string = string,
  S extends string = string,
  F extends string = string,
> {
  /** used for its saved views and its CSV too */
  name: string
  path: string
  filters: Readonly<Record<F, FilterKind>>
  /** columns that may be shown, and those shown at first */
  columns: readonly C[]
  shown: readonly C[]
  sorts: Readonly<Record<S, SortKey>>
  id: IdKind
  order: { sort: S; down: boolean }
  pageRows: number
}

/** Common to many lists: numbered rows, a hundred per page. */
const USUAL = { id: 'integer', pageRows: 100 } as const

/** Declares a list; its columns, orders and filters are typed by their names from here on. */
export const listShape = <const C extends string, const S extends string, const F extends string>(
  shape: Omit<ListShape<C, S, F>, 'shown' | 'order' | 'id' | 'pageRows'> & {
    shown: readonly NoInfer<C>[]
    order: { sort: NoInfer<S>; down: boolean }
    id?: IdKind
    pageRows?: number
  },
): ListShape<C, S, F> => ({ ...USUAL, ...shape })

/** The place that a page begins after, or ends before. */
export interface Place {
  side: 'after' | 'before'
  cursor: Cursor
}

export interface ListState<
  C extends string = string,
  S extends string = string,
  F extends string = string,
> {
  filter: Readonly<Record<F, string>>
  sort: S
  down: boolean
  columns: readonly C[]
  place: Place | null
}

export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>

const MOST_SEARCHED = 80

function schemaOf(filter: FilterKind): z.ZodType<string, string> {
  switch (filter.kind) {
    case 'search':
      return z.string().transform((text) =>
        text
          .replaceAll(/[\p{Cc}\s]+/gu, ' ')
          .trim()
          .slice(0, MOST_SEARCHED)
          // Half of a surrogate pair that was cut.
          .replace(/[\uD800-\uDBFF]$/, '')
          .trim(),
      )
    case 'choice':
      return z
        .string()
        .transform((text) => filter.formerly?.[text] ?? text)
        .refine((text) => filter.of.includes(text))
    case 'code':
      return z.string().regex(filter.form)
    case 'amount':
      return z
        .string()
        .trim()
        .refine((text) => {
          const { value = 0, why } = amountOf(text, { currency: filter.currency })
          return (why === null && value <= filter.mostMinor) || why === 'ambiguous'
        })
    case 'day':
      return z.iso.date()
  }
}

/** The words for a direction in an address; a map, so that inherited names aren't found. */
const DIRECTIONS: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
])

/** Reads an address. @returns also the names of what could not be read, for the page to show */
export function readList<C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  params: AddressParams,
): { state: ListState<C, S, F>; unread: string[] } {
  const unread: string[] = []
  const one = (name: string): string => [params[name] ?? ''].flat()[0] ?? ''
  const read = <T>(name: string, reader: (text: string) => T | undefined, otherwise: T): T => {
    const text = one(name)
    if (text === '') return otherwise
    const value = reader(text)
    if (value === undefined) unread.push(name)
    return value ?? otherwise
  }
  const filter = Object.fromEntries(
    namesOf(shape.filters).map((name) => [
      name,
      read(name, (text) => schemaOf(shape.filters[name]).safeParse(text).data, ''),
    ]),
  ) as Record<F, string>
  const sort = read(
    'sort',
    (text) => namesOf(shape.sorts).find((each) => each === text),
    shape.order.sort,
  )
  const down = read(
    'down',
    (text) => DIRECTIONS.get(text),
    (one('sort') === '' || unread.includes('sort')) && shape.order.down,
  )
  const columns = read(
    'columns',
    (text) => {
      const requested = new Set(text.split(','))
      const valid = [...requested].filter((each): each is C =>
        shape.columns.some((column) => column === each),
      )
      if (valid.length < requested.size) unread.push('columns')
      return valid.length > 0 ? valid : undefined
    },
    shape.shown,
  )
  const place = (side: Place['side']) =>
    read<Place | null>(
      side,
      (text) => {
        const cursor = readCursor(text, sort, shape.sorts[sort], shape.id)
        return cursor ? { side, cursor } : undefined
      },
      null,
    )
  const state = { filter, sort, down, columns, place: place('after') ?? place('before') }
  return { state, unread: [...new Set(unread)] }
}

/** The query of a list, without a question mark: in a fixed order, defaults left out. */
export function listQuery<C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  state: ListState<C, S, F>,
): string {
  const query = new URLSearchParams()
  for (const name of namesOf(shape.filters))
    if (state.filter[name]) query.set(name, state.filter[name])
  const { order } = shape
  if (state.sort !== order.sort) {
    query.set('sort', state.sort)
    if (state.down) query.set('down', '1')
  } else if (state.down !== order.down) query.set('down', state.down ? '1' : '0')
  if (state.columns.join() !== shape.shown.join()) query.set('columns', state.columns.join())
  if (state.place) query.set(state.place.side, writeCursor(state.sort, state.place.cursor))
  return query.toString()
}

/** A list with some of it changed; it begins at the start unless the change names a place. */
export const changed = <C extends string, S extends string, F extends string>(
  state: ListState<C, S, F>,
  change: Partial<ListState<C, S, F>>,
): ListState<C, S, F> => ({ ...state, place: null, ...change })

/** The address of a list. */
export function listHref<C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  state: ListState<C, S, F>,
): string {
  const query = listQuery(shape, state)
  return query ? `${shape.path}?${query}` : shape.path
}

/** Reads a query as {@link listQuery} writes it. */
export const readListQuery = <C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  query: string,
): ListState<C, S, F> => readList(shape, Object.fromEntries(new URLSearchParams(query))).state

/** The names of a record, typed. */
export const namesOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(record) as K[]

/** Columns with one shown or hidden; the last one stays. */
export function toggledColumn<C extends string>(columns: readonly C[], column: C): C[] {
  if (!columns.includes(column)) return [...columns, column]
  return columns.length === 1 ? [...columns] : columns.filter((each) => each !== column)
}

/** Columns with one moved by one place. */
export function movedColumn<C extends string>(columns: readonly C[], column: C, by: -1 | 1): C[] {
  const from = columns.indexOf(column)
  const to = from + by
  if (from < 0 || to < 0 || to >= columns.length) return [...columns]
  return columns.toSpliced(from, 1).toSpliced(to, 0, column)
}
