import { z } from 'zod'
import { InvalidInputError } from '@/platform/errors'
import { readCursor, writeCursor } from '@/platform/lists/cursor'

/** Pages of serially numbered objects, the newest first, for programs. Pure. */

const MOST_ROWS = 100
const USUAL_ROWS = 25

export const pageQuery = z.object({
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'the `next` of the page before; the first page without it' }),
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(MOST_ROWS)
    .default(USUAL_ROWS)
    .meta({ description: 'entries of a page' }),
})
export type PageQuery = z.output<typeof pageQuery>

export const pageAnswer = {
  next: z.string().nullable().meta({ description: 'asks for the next page; null of the last one' }),
}

const SERIALS = 'serial'

/**
 * The number below which a page begins; null for the first.
 * @throws InvalidInputError for a cursor that no page returned
 */
export function pageBegins({ cursor }: PageQuery): number | null {
  if (cursor === undefined) return null
  const place = readCursor(cursor, SERIALS, { kind: 'integer' }, 'integer')
  if (!place) throw new InvalidInputError({ cursor: [{ code: 'refusals.no_such_page' }] })
  return Number(place.id)
}

/** @param found one row more than a page holds, where there are more */
export function pageOf<Row extends { serial: number }>(
  found: readonly Row[],
  { limit }: PageQuery,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows,
    next: last ? writeCursor(SERIALS, { key: last.serial, id: last.serial }) : null,
  }
}
