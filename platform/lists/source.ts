import type { Cursor, KeyValue } from './cursor'
import { beyond, emptyAhead, type Order, type Terms } from './keyset'
import type { ListShape, ListState } from './shape'

/** What a list reads from: a query of the database, or rows that are in memory anyway. */
export interface ListSource<Row, F extends string = string, S extends string = string> {
  /** Entries beyond a place, in the direction of reading; each with its place and its rows. */
  find: (asked: {
    filter: Readonly<Record<F, string>>
    sort: S
    down: boolean
    /** read towards the start */
    reverse: boolean
    from: Cursor | null
    take: number
  }) => Promise<ListEntry<Row>[]>
  /** Counts what is found, no further than `most`: all of it, or what stands before a place. */
  count: (asked: {
    filter: Readonly<Record<F, string>>
    sort: S
    down: boolean
    before: Cursor | null
    most: number
  }) => Promise<number>
  /** Rows by the ids of entries, in the given order; missing ones are left out. */
  pick: (ids: readonly (string | number)[]) => Promise<Row[]>
}

/** A source of rows for a declared list. */
export type SourceOf<L, Row> =
  L extends ListShape<string, infer S, infer F> ? ListSource<Row, F, S> : never

/** One listed and counted entry. It can be several rows: a quote whose next revision is drafted. */
export interface ListEntry<Row> {
  cursor: Cursor
  rows: readonly Row[]
}

/** Counting stops here: a larger result should be narrowed, though its pages go on. */
export const MOST_COUNTED = 10_000

export interface ListPage<Row> {
  rows: Row[]
  /** positions of the first and the last entry from 1, as far as counted; null for an empty page */
  range: { from: number; to: number } | null
  total: number
  /** there is more than was counted */
  more: boolean
  previous: Cursor | null
  next: Cursor | null
}

/** Reads a page of a list. A page that reading backwards leaves less than full begins at the start. */
export async function readPage<Row, C extends string, S extends string, F extends string>(
  source: ListSource<Row, F, S>,
  shape: Pick<ListShape<C, S, F>, 'pageRows'>,
  state: ListState<C, S, F>,
): Promise<ListPage<Row>> {
  const { filter, sort, down, place } = state
  const take = shape.pageRows
  const find = (from: Cursor | null, reverse: boolean) =>
    source.find({ filter, sort, down, reverse, from, take: take + 1 })
  const count = (before: Cursor | null) =>
    source.count({ filter, sort, down, before, most: MOST_COUNTED + 1 })
  const [read, counted] = await Promise.all([
    place?.side === 'before' ? backwards(place.cursor) : find(place?.cursor ?? null, false),
    count(null),
  ])
  async function backwards(from: Cursor): Promise<ListEntry<Row>[]> {
    const found = await find(from, true)
    // One more than a page: the page begins after it, and its presence shows that there is more
    // before.
    return found.length > take ? found.slice(0, take).toReversed() : find(null, false)
  }
  const entries = read.slice(0, take)
  const [first, last] = [entries[0]?.cursor ?? null, entries.at(-1)?.cursor ?? null]
  const before = place && first ? await count(first) : 0
  const total = Math.min(counted, MOST_COUNTED)
  const more = counted > MOST_COUNTED
  const reaches = before + entries.length
  const goesOn = read.length > take || (place?.side === 'before' && (more || reaches < total))
  return {
    rows: entries.flatMap(({ rows }) => rows),
    range: entries.length > 0 && before <= MOST_COUNTED ? { from: before + 1, to: reaches } : null,
    total,
    more,
    previous: before > 0 ? first : null,
    next: goesOn ? last : null,
  }
}

const ROWS_AT_ONCE = 500

/** Everything that is found, in order: a sheet of it ends where the list ends, not at a number of rows. */
export async function* everyRow<Row, C extends string, S extends string, F extends string>(
  source: ListSource<Row, F, S>,
  { filter, sort, down }: ListState<C, S, F>,
): AsyncGenerator<Row, void, undefined> {
  for (let from: Cursor | null = null; ;) {
    const some: ListEntry<Row>[] = await source.find({
      filter,
      sort,
      down,
      reverse: false,
      from,
      take: ROWS_AT_ONCE,
    })
    for (const { rows } of some) yield* rows
    if (some.length < ROWS_AT_ONCE) return
    from = some.at(-1)?.cursor ?? null
  }
}

/** How rows in memory are listed. `keys` gives each order's value, of one type throughout. */
export interface RowsInMemory<Row, F extends string, S extends string> {
  idOf: (row: Row) => string | number
  keys: Readonly<Record<S, (row: Row) => KeyValue>>
  matches: (row: Row, filter: Readonly<Record<F, string>>) => boolean
}

/** A list of rows that are in memory; other sources are tested against it. */
export function rowSource<Row, F extends string = string, S extends string = string>(
  all: readonly Row[],
  { idOf, keys, matches }: RowsInMemory<Row, F, S>,
): ListSource<Row, F, S> {
  const placeOf = (row: Row, sort: S): Cursor => ({ key: keys[sort](row), id: idOf(row) })
  const ordered = (
    { filter, sort, from }: { filter: Readonly<Record<F, string>>; sort: S; from: Cursor | null },
    order: Order,
  ): ListEntry<Row>[] => {
    const isBeyond = from === null ? () => true : beyond(termsInMemory, from, order)
    return all
      .filter((row) => matches(row, filter))
      .map((row) => ({ cursor: placeOf(row, sort), rows: [row] }))
      .filter(({ cursor }) => isBeyond(cursor))
      .toSorted((a, b) => comparePlaces(a.cursor, b.cursor, order))
  }
  return {
    pick: async (ids) => ids.flatMap((id) => all.filter((row) => idOf(row) === id)),
    find: async ({ take, reverse, down, ...asked }) =>
      ordered(asked, { down, reverse, empty: 'last' }).slice(0, take),
    count: async ({ before, most, down, ...asked }) =>
      Math.min(
        most,
        ordered({ ...asked, from: before }, { down, reverse: true, empty: 'last' }).length,
      ),
  }
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** Which of two places comes first in the direction of reading. */
export function comparePlaces(a: Cursor, b: Cursor, order: Order): number {
  const way = order.down === order.reverse ? 1 : -1
  const tied = way * compare(a.id, b.id)
  if (a.key === null || b.key === null) {
    const ahead = emptyAhead(order) ? 1 : -1
    return a.key === b.key ? tied : a.key === null ? ahead : -ahead
  }
  return way * compare(a.key, b.key) || tied
}

type Test = (place: Cursor) => boolean

const termsInMemory: Terms<Test> = {
  keyIs: (relation, value) => (place) =>
    place.key !== null &&
    {
      '<': compare(place.key, value) < 0,
      '<=': compare(place.key, value) <= 0,
      '>': compare(place.key, value) > 0,
      '>=': compare(place.key, value) >= 0,
    }[relation],
  keyIsEmpty: (yes) => (place) => (place.key === null) === yes,
  idIs: (relation, id) => (place) => (relation === '<' ? place.id < id : place.id > id),
  and:
    (...all) =>
    (place) =>
      all.every((one) => one(place)),
  or:
    (...all) =>
    (place) =>
      all.some((one) => one(place)),
}
