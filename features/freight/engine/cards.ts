import { readBand, type Band } from './bands'
import { zonesMeet } from './zone'
import type { RateRow } from './types'

/** What identifies a card: one carrier's service on one lane. */
export const cardKey = ({ lane, mode, carrier, service, origin, destination }: RateRow): string =>
  [lane, mode, carrier, service, origin, destination].join(' | ')

/** Bands with the same key belong to one charge of a card. */
export const chargeKey = (row: RateRow): string =>
  [cardKey(row), row.leg, row.unit, row.containerType ?? ''].join(' | ')

export interface CompiledCards {
  /** cards by `origin destination` */
  byRoute: ReadonlyMap<string, readonly CompiledCard[]>
}

export interface CompiledCard {
  key: string
  /** one of its rows, for the fields that all share */
  face: RateRow
  bands: readonly Band[]
}

/** Prepares cards for quoting. @param rows without overlaps: see {@link overlaps} */
export function compileCards(rows: readonly RateRow[]): CompiledCards {
  const cards = new Map<string, RateRow[]>()
  for (const row of rows) {
    const own = cards.get(cardKey(row))
    if (own) own.push(row)
    else cards.set(cardKey(row), [row])
  }
  const byRoute = new Map<string, CompiledCard[]>()
  for (const [key, own] of cards) {
    const [face] = own
    if (!face) continue
    const bands = own
      .map(readBand)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    const route = `${face.origin} ${face.destination}`
    byRoute.set(route, [...(byRoute.get(route) ?? []), { key, face, bands }])
  }
  return { byRoute }
}

/** Whether two rows are valid on a common day. */
export const daysMeet = (
  a: Pick<RateRow, 'validFrom' | 'validTo'>,
  b: Pick<RateRow, 'validFrom' | 'validTo'>,
): boolean =>
  (b.validTo === null || a.validFrom <= b.validTo) &&
  (a.validTo === null || b.validFrom <= a.validTo)

/**
 * Whether two bands of a charge price the same goods on the same day. A band excludes its beginning
 * and includes its end.
 */
const meet = (a: Band, b: Band): boolean =>
  daysMeet(a.row, b.row) &&
  (b.to === null || a.from < b.to) &&
  (a.to === null || b.from < a.to) &&
  zonesMeet(a.row.zone, b.row.zone)

/** Rows that overlap an earlier one in the list, each once with the first that it overlaps. */
export function overlaps<T extends RateRow>(rows: readonly T[]): [later: T, earlier: T][] {
  const charges = new Map<string, { row: T; band: Band }[]>()
  const found: [T, T][] = []
  for (const row of rows) {
    const key = chargeKey(row)
    const before = charges.get(key) ?? []
    const band = readBand(row)
    const met = before.find((each) => meet(band, each.band))
    if (met) found.push([row, met.row])
    before.push({ row, band })
    charges.set(key, before)
  }
  return found
}
