import type { Message } from '@/i18n/message'
import { addDays } from '@/platform/day'
import { chargeKey, overlaps } from '../engine/cards'
import type { RateRow } from '../engine/types'
import { cardCells, type CardTerms } from './card-row'
import { asRow, type FileRow, type LineProblem } from './card-file'

/** What a file of rate cards changes. Rows are never edited: they end, or are withdrawn. Pure. */

export interface CardChanges {
  /** new rows */
  added: FileRow[]
  /** existing rows that end on a day; `on` is their last day */
  ended: { row: RateRow; on: string }[]
  /**
   * existing rows that never count again, as if they had never been: their replacement begins no
   * later
   */
  withdrawn: RateRow[]
  /** lines that match an existing row */
  unchanged: number
  problems: LineProblem[]
}

/**
 * Compares a file with the existing rows. A line that repeats an existing row with an earlier end
 * ends it; one that repeats it unchanged changes nothing.
 * @param replace whether new rows replace existing ones that they overlap: those end the day
 *   before, or are withdrawn where they begin no earlier. Otherwise each overlap is a problem
 */
export function cardChanges(
  rows: readonly FileRow[],
  existing: readonly RateRow[],
  replace: boolean,
): CardChanges {
  const changes: CardChanges = { added: [], ended: [], withdrawn: [], unchanged: 0, problems: [] }
  const byTerms = new Map(existing.map((row) => [termsKey(row), row]))
  const remaining = new Map(existing.map((row) => [row.id, row]))
  const fresh: FileRow[] = []
  for (const row of rows) {
    const same = byTerms.get(termsKey(row))
    if (!same) fresh.push(row)
    else if (same.validTo === row.validTo) changes.unchanged++
    else if (row.validTo !== null && (same.validTo === null || row.validTo < same.validTo)) {
      changes.ended.push({ row: same, on: row.validTo })
      remaining.set(same.id, { ...same, validTo: row.validTo })
    } else fresh.push(row)
  }
  // Where two overlap, the existing row gives way.
  const byCharge = new Map<string, RateRow[]>()
  for (const row of remaining.values())
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
      const original = existing.find(({ id }) => id === each.id) ?? each
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

/** Everything in a row except its last day. */
const termsKey = (row: CardTerms): string => {
  const { valid_to: _, ...terms } = cardCells(row)
  return JSON.stringify(terms)
}
