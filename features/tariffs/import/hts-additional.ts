import { DutySentenceError } from '../engine/expression/error'
import { parseChapter99Rate } from '../engine/expression/hts'
import { text } from '../engine/rational'
import { dutyText } from './duty-text'
import { endOf, type Held } from './hts-changes'
import type { ImportedChange, ImportTerms, LineNote } from './imported'

/** A line of chapter 99: a heading, and what it adds to the duty. */
export interface AdditionalRow {
  line: number
  heading: string
  general: string
}

export const isChapter99 = (code: string): boolean => code.startsWith('99')

/**
 * What chapter 99 of a schedule changes of the headings we hold: those that add another percentage are superseded, and
 * a whole schedule that doesn't have one any more ends it. A heading whose rate can't be read is named, not changed.
 * @param whole the file is the whole schedule
 * @param warnings takes what can't be read
 */
export function chapter99Changes(
  rows: readonly AdditionalRow[],
  { additional }: Held,
  terms: ImportTerms,
  whole: boolean,
  warnings: LineNote[],
): { changes: ImportedChange[]; unchanged: number } {
  const changes: ImportedChange[] = []
  let unchanged = 0
  const there = new Set(rows.map(({ heading }) => heading))
  for (const { line, heading, general } of rows) {
    const held = (additional.get(heading) ?? []).filter(({ duty }) => duty.kind === 'ad_valorem')
    if (held.length === 0 || general === '') continue
    const percent = addedPercent(general)
    if (percent === null) {
      warnings.push({
        line,
        message: `${heading}: “${general}” adds no plain percentage; what is held stays.`,
      })
      continue
    }
    for (const row of held) {
      if (row.duty.percent === percent || row.from >= terms.day) {
        unchanged++
        continue
      }
      const { knownFrom: _, endSource: __, ...kept } = row
      changes.push({
        line,
        code: row.codes[0] ?? '',
        heading,
        before: dutyText(row.duty),
        after: `${percent}%`,
        change: {
          kind: 'supersede_measure',
          measureId: row.id,
          on: terms.day,
          measure: {
            ...kept,
            id: `${row.id}-from-${terms.day}`,
            from: terms.day,
            duty: { kind: 'ad_valorem', percent },
            source: terms.source,
            review: { state: 'reviewed', at: terms.today, by: terms.reviewer },
          },
        },
      })
    }
  }
  if (whole && rows.length > 0)
    for (const [heading, held] of additional)
      if (/^99\d\d\.\d\d\.\d\d$/.test(heading) && !there.has(heading))
        for (const row of held) if (row.from < terms.day) changes.push(endOf(row, terms))
  return { changes, unchanged }
}

/** The percentage that a heading adds; null where it adds something else, or nothing. */
function addedPercent(general: string): string | null {
  try {
    const added = parseChapter99Rate(general)
    const [only, ...others] = added ?? []
    return only?.amount && others.length === 0 && only.currency === null ? text(only.amount) : null
  } catch (error) {
    if (error instanceof DutySentenceError) return null
    throw error
  }
}
