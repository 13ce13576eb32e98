import type { Cursor } from './cursor'

/** The same condition in whatever evaluates it: SQL, Prisma, rows in memory. */
export interface Terms<T> {
  keyIs: (relation: '<' | '<=' | '>' | '>=', value: string | number) => T
  keyIsEmpty: (yes: boolean) => T
  idIs: (relation: '<' | '>', id: string | number) => T
  and: (...all: T[]) => T
  or: (...all: T[]) => T
}

export interface Order {
  /** the largest first; equal ones by id in the same direction */
  down: boolean
  /** read against the list's order, to find what stands before a place */
  reverse: boolean
  /** where rows without a value stand: `last` in both directions, or `greatest`, PostgreSQL's default */
  empty: 'none' | 'last' | 'greatest'
}

/** Whether rows without a value come after those with one, in the direction of reading. */
export const emptyAhead = ({ down, reverse, empty }: Order): boolean =>
  empty === 'greatest' ? down === reverse : !reverse

/** The condition for rows beyond a place in an order, without the place itself. Pure. */
export function beyond<T>(terms: Terms<T>, { key, id }: Cursor, order: Order): T {
  const { keyIs, keyIsEmpty, idIs, and, or } = terms
  const relation = order.down === order.reverse ? '>' : '<'
  const ahead = order.empty !== 'none' && emptyAhead(order)
  if (key === null) {
    const tied = and(keyIsEmpty(true), idIs(relation, id))
    return ahead ? tied : or(tied, keyIsEmpty(false))
  }
  // The first part alone tells an index where to begin.
  const further = and(keyIs(`${relation}=`, key), or(keyIs(relation, key), idIs(relation, id)))
  return ahead ? or(further, keyIsEmpty(true)) : further
}
