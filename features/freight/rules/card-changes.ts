import type { Message } from '@/i18n/message'
import { addDays } from '@/platform/day'
import { chargeKey, overlaps } from '../engine/cards'
import type { RateRow } from '../engine/types'
import { cardCells, type CardTerms } from './card-row'
import { asRow, type FileRow, type LineProblem } from './card-file'

/** What a file of rate cards would make of those held. Rows are never edited: they end, or are withdrawn. Pure. */

export interface CardChanges {
  /** that come in */
  added: FileRow[]
  /** held rows that end on a day; `on` is the last on which they hold */
  ended: { row: RateRow; on: string }[]
  /** held rows that never count again, as if they had not been: what takes their place begins no later */
  withdrawn: RateRow[]
  /** lines that say what is held already */
  unchanged: number
  problems: LineProblem[]
}

/**
 * Compares a file with the rows held. A line that is a held row with an earlier end ends it; one that
 * says the same changes nothing.
 * @param replace whether new rows take the place of held ones that they overlap: those end the day
 *   before, or are withdrawn where they begin no earlier. Otherwise each is named as a problem
 */
export function cardChanges(
  rows: readonly FileRow[],
  held: readonly RateRow[],
  replace: boolean,
): CardChanges {
  const changes: CardChanges = { added: [], ended: [], withdrawn: [], unchanged: 0, problems: [] }
  const byTerms = new Map(held.map((row) => [termsKey(row), row]))
  const left = new Map(held.map((row) => [row.id, row]))
  const fresh: FileRow[] = []
  for (const row of rows) {
    const known = byTerms.get(termsKey(row))
    if (!known) fresh.push(row)
    else if (known.validTo === row.validTo) changes.unchanged++
    else if (row.validTo !== null && (known.validTo === null || row.validTo < known.validTo)) {
      changes.ended.push({ row: known, on: row.validTo })
      left.set(known.id, { ...known, validTo: row.validTo })
    } else fresh.push(row)
  }
  // Of each overlap the held row is the one that gives way.
  const byCharge = new Map<string, RateRow[]>()
  for (const row of left.values())
    byCharge.set(chargeKey(row), [...(byCharge.get(chargeKey(row)) ?? []), row])
  for (const row of fresh) {
    const own = asRow(row)
    const key = chargeKey(own)
    const met = (byCharge.get(key) ?? []).filter((each) => overlaps([each, own]).length > 0)
    if (met.length > 0 && !replace) {
      changes.problems.push({ line: row.line, column: null, message: overlapsHeld(met[0]!) })
      continue
    }
    for (const each of met) {
      const before = changes.ended.findIndex((one) => one.row.id === each.id)
      if (before >= 0) changes.ended.splice(before, 1)
      const stays = each.validFrom < row.validFrom
      const on = addDays(row.validFrom, -1)
      const original = held.find(({ id }) => id === each.id) ?? each
      if (stays) changes.ended.push({ row: original, on })
      else changes.withdrawn.push(original)
      byCharge.set(
        key,
        (byCharge.get(key) ?? []).flatMap((one) =>
          one.id === each.id ? (stays ? [{ ...one, validTo: on }] : []) : [one],
        ),
      )
    }
    changes.added.push(row)
  }
  return changes
}

const overlapsHeld = (row: RateRow): Message => ({
  code: 'freight.problems.overlaps_held',
  values: {
    from: { decimal: row.from },
    to: row.to === null ? '∞' : { decimal: row.to },
    since: { day: row.validFrom },
    rate: { decimal: row.rate },
  },
})

/** All that a row says but its last day. */
const termsKey = (row: CardTerms): string => {
  const { valid_to: _, ...terms } = cardCells(row)
  return JSON.stringify(terms)
}
