import 'server-only'
import { factoryInstant } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { keyOf, type Cursor, type KeyKind } from './cursor'
import { beyond, emptyAhead, type Order, type Terms } from './keyset'
import type { ListShape } from './shape'
import type { ListSource } from './source'

/** A list queried from PostgreSQL. */
export interface SqlList<Row, F extends string, S extends string> {
  /** what follows FROM; one row per entry */
  from: Prisma.Sql
  /** unique among the rows */
  id: Prisma.Sql
  /** the value of each order. A subquery costs only where it is chosen */
  keys: Readonly<Record<S, Prisma.Sql>>
  /** conditions that a row must meet; an empty filter adds none */
  where: (filter: Readonly<Record<F, string>>) => readonly (Prisma.Sql | '' | null | undefined)[]
  /** all rows with these ids, however many, in any order; missing ones are left out */
  load: (ids: (string | number)[]) => Promise<Row[]>
  idOf: (row: Row) => string | number
}

const CASTS: Record<Exclude<KeyKind, 'text'>, Prisma.Sql> = {
  integer: Prisma.sql`::int`,
  bigint: Prisma.sql`::bigint`,
  decimal: Prisma.sql`::numeric`,
  instant: Prisma.sql`::timestamptz`,
  day: Prisma.sql`::date`,
  uuid: Prisma.sql`::uuid`,
}
const cast = (kind: KeyKind): Prisma.Sql => (kind === 'text' ? Prisma.sql`::text` : CASTS[kind])
/** As a cursor holds it: days arrive as dates, and decimals as objects. */
const read = (kind: KeyKind): Prisma.Sql =>
  kind === 'day' || kind === 'uuid' || kind === 'decimal' ? Prisma.sql`::text` : Prisma.empty

const RELATIONS = {
  '<': Prisma.sql`<`,
  '<=': Prisma.sql`<=`,
  '>': Prisma.sql`>`,
  '>=': Prisma.sql`>=`,
}

const joined = (all: readonly Prisma.Sql[], by: ' AND ' | ' OR '): Prisma.Sql =>
  all.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join([...all], by)})`

/** A list whose page is found by its keys first; its rows are then read by their ids. */
export function sqlSource<Row, F extends string, S extends string>(
  { id: idKind, sorts }: Pick<ListShape<string, S, F>, 'id' | 'sorts'>,
  { from, id, keys, where, load, idOf }: SqlList<Row, F, S>,
): ListSource<Row, F, S> {
  const orderOf = (sort: S, down: boolean, reverse: boolean): Order => ({
    down,
    reverse,
    empty: sorts[sort].optional ? 'last' : 'none',
  })
  const terms = (sort: S): Terms<Prisma.Sql> => {
    const [sql, { kind }] = [keys[sort], sorts[sort]]
    return {
      keyIs: (relation, value) => Prisma.sql`${sql} ${RELATIONS[relation]} ${value}${cast(kind)}`,
      keyIsEmpty: (yes) =>
        Prisma.sql`${sql} ${yes ? Prisma.sql`IS NULL` : Prisma.sql`IS NOT NULL`}`,
      idIs: (relation, value) => Prisma.sql`${id} ${RELATIONS[relation]} ${value}${cast(idKind)}`,
      and: (...all) => joined(all, ' AND '),
      or: (...all) => joined(all, ' OR '),
    }
  }
  const found = (
    filter: Readonly<Record<F, string>>,
    sort: S,
    place: Cursor | null,
    order: Order,
  ): Prisma.Sql =>
    joined(
      [
        ...where(filter).filter((each) => each instanceof Prisma.Sql),
        ...(place ? [beyond(terms(sort), place, order)] : []),
      ],
      ' AND ',
    )

  async function rowsById(ids: (string | number)[]): Promise<(id: string | number) => Row[]> {
    const rows = new Map<string | number, Row[]>()
    for (const row of ids.length > 0 ? await load(ids) : [])
      rows.set(idOf(row), [...(rows.get(idOf(row)) ?? []), row])
    return (id) => rows.get(id) ?? []
  }

  return {
    pick: async (ids) => {
      const rowsOf = await rowsById([...ids])
      return ids.flatMap(rowsOf)
    },
    find: async ({ filter, sort, down, reverse, from: place, take }) => {
      const order = orderOf(sort, down, reverse)
      const [key, { kind }] = [keys[sort], sorts[sort]]
      const way = down === reverse ? Prisma.sql`ASC` : Prisma.sql`DESC`
      const nulls =
        order.empty === 'none'
          ? Prisma.empty
          : emptyAhead(order)
            ? Prisma.sql`NULLS LAST`
            : Prisma.sql`NULLS FIRST`
      const places = await db.$queryRaw<{ id: string | number; key: unknown }[]>`
        SELECT ${id}${read(idKind)} AS id, ${key}${read(kind)} AS key FROM ${from}
        WHERE ${found(filter, sort, place, order)}
        ORDER BY ${key} ${way} ${nulls}, ${id} ${way} LIMIT ${take}`
      const rowsOf = await rowsById(places.map((each) => each.id))
      return places.map((each) => ({
        cursor: { id: each.id, key: keyOf(each.key) },
        rows: rowsOf(each.id),
      }))
    },
    count: async ({ filter, sort, down, before, most }) => {
      const [counted] = await db.$queryRaw<{ rows: number }[]>`
        SELECT count(*)::int AS rows FROM (
          SELECT 1 FROM ${from}
          WHERE ${found(filter, sort, before, orderOf(sort, down, true))} LIMIT ${most}) found`
      return counted?.rows ?? 0
    },
  }
}

/** Whether one of some texts contains the search text, in upper or lower case; or another condition holds. */
export const anyHas = (
  searched: string,
  texts: readonly Prisma.Sql[],
  others: readonly Prisma.Sql[] = [],
): Prisma.Sql =>
  joined(
    [...texts.map((text) => Prisma.sql`strpos(lower(${text}), lower(${searched})) > 0`), ...others],
    ' OR ',
  )

/** Whether an instant is on or after a day at the factory. @param day `YYYY-MM-DD` */
export const sinceDay = (at: Prisma.Sql, day: string): Prisma.Sql =>
  Prisma.sql`${at} >= ${factoryInstant(`${day}T00:00`)}`
