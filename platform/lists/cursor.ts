import { z } from 'zod'

/**
 * A place in an ordered list: the values it is ordered by, and the id that decides between equal
 * ones. It holds values and not a number of rows, so that it stays the same place when rows come,
 * go or change. Pure.
 */
export interface Cursor {
  key: KeyValue
  id: string | number
}

/** A sort value as JSON holds it: whole numbers beyond 2^53 and decimals as text, instants in ISO 8601. */
export type KeyValue = string | number | null

const KINDS = {
  text: z
    .string()
    .max(500)
    .refine((text) => !text.includes('\0')),
  integer: z.int().min(-2_147_483_648).max(2_147_483_647),
  bigint: z.string().regex(/^-?\d{1,18}$/),
  decimal: z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/),
  instant: z.iso.datetime().refine((text) => isCanonical(text)),
  day: z.iso.date(),
  uuid: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
} satisfies Record<string, z.ZodType<string | number>>

/** The types of values that a list can be ordered by. `bigint` is of 64 bits, `instant` to the millisecond. */
export type KeyKind = keyof typeof KINDS
export type IdKind = 'integer' | 'uuid' | 'text'

/** An order that a list can have. */
export interface SortKey {
  kind: KeyKind
  /** some rows have no value: they stand last in both directions */
  optional?: boolean
}

/** Only as this house writes instants: PostgreSQL doesn't know year 0, and JavaScript has longer ones. */
function isCanonical(text: string): boolean {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString() === text && text >= '0001'
}

/** A value of a row as a cursor holds it. */
export function keyOf(value: unknown): KeyValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  throw new TypeError(`nothing to order by: ${typeof value}`)
}

/** A cursor in an address. It names its order, so that it can't be used with another. */
export const writeCursor = (sort: string, { key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')

/** Reads a cursor of an order; null for anything else. */
export function readCursor(
  text: string,
  sort: string,
  { kind, optional }: SortKey,
  idKind: IdKind,
): Cursor | null {
  const key = KINDS[kind]
  const schema = z.tuple([z.literal(sort), optional ? key.nullable() : key, KINDS[idKind]])
  const read = schema.safeParse(parsed(text))
  return read.success ? { key: read.data[1], id: read.data[2] } : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.slice(0, 4_000), 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
