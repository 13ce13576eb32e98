import { DutySentenceError } from '../engine/expression/error'
import { parseChapter99Rate } from '../engine/expression/hts'
import { text } from '../engine/rational'
import type { DutyExpression, Measure } from '../engine/types'
import { dutyText } from './duty-text'
import { endOf, type RatesInForce } from './hts-changes'
import type { ImportedChange, ImportTerms, LineNote } from './imported'

/** A line of chapter 99: a heading, its rate, and its goods. */
export interface AdditionalRow {
  line: number
  heading: string
  general: string
  description: string
}

export const isChapter99 = (code: string): boolean => code.startsWith('99')

/** What a heading of chapter 99 says of the duty; null where it isn't a plain percentage. */
export type HeadingRate =
  | { kind: 'adds'; percent: string }
  /** a rate of its own, instead of the applicable subheading's */
  | { kind: 'total'; percent: string }
  | { kind: 'nothing' }
  | null

/**
 * What chapter 99 of a schedule changes in our headings: those that add another percentage, or bring the total to
 * another one, are superseded; a whole schedule that no longer has a heading ends it. A heading whose rate can't be
 * read, or has become one of another kind, is reported, not changed.
 * @param whole the file is the whole schedule
 * @param warnings collects what can't be read
 */
export function chapter99Changes(
  rows: readonly AdditionalRow[],
  { additional }: RatesInForce,
  terms: ImportTerms,
  whole: boolean,
  warnings: LineNote[],
): { changes: ImportedChange[]; unchanged: number } {
  const changes: ImportedChange[] = []
  let unchanged = 0
  const inFile = new Set(rows.map(({ heading }) => heading))
  const floors = atFloor(additional)
  for (const { line, heading, general } of rows) {
    if (general === '') continue
    const rate = headingRate(general)
    const floor = floors.get(heading)
    if (floor && rate?.kind !== 'nothing')
      warnings.push({
        line,
        message: {
          code: 'tariffImport.schedule.at_floor',
          values: { heading, general, floor: floor.heading },
        },
      })
    else if (floor) unchanged++
    for (const row of additional.get(heading) ?? []) {
      const duty = rate && dutyLike(row.duty, rate)
      if (!duty) {
        warnings.push({
          line,
          message:
            row.duty.kind === 'floor'
              ? {
                  code: 'tariffImport.schedule.no_floor',
                  values: { heading, general, held: dutyText(row.duty) },
                }
              : { code: 'tariffImport.schedule.no_addition', values: { heading, general } },
        })
        break
      }
      if (dutyText(duty) === dutyText(row.duty) || row.from >= terms.day) {
        unchanged++
        continue
      }
      changes.push(superseded(row, duty, line, terms))
    }
  }
  if (whole && rows.length > 0)
    for (const [heading, current] of additional)
      if (/^99\d\d\.\d\d\.\d\d$/.test(heading) && !inFile.has(heading))
        for (const row of current) if (row.from < terms.day) changes.push(endOf(row, terms))
  return { changes, unchanged }
}

/** Headings that say that a least total is reached, with the measure concerned. */
const atFloor = (additional: RatesInForce['additional']): ReadonlyMap<string, Measure> =>
  new Map(
    [...additional.values()]
      .flat()
      .flatMap((row) =>
        row.duty.kind === 'floor' ? [[row.duty.atFloorHeading, row] as const] : [],
      ),
  )

/** The duty that a heading gives in place of a current one of the same kind. */
function dutyLike(current: DutyExpression, rate: NonNullable<HeadingRate>): DutyExpression | null {
  switch (current.kind) {
    case 'ad_valorem':
      if (rate.kind === 'nothing') return /^0(\.0+)?$/.test(current.percent) ? current : null
      return rate.kind === 'adds' ? { ...current, percent: rate.percent } : null
    case 'floor':
      return rate.kind === 'total' ? { ...current, percent: rate.percent } : null
    case 'compound':
      return null
  }
}

function superseded(
  row: Measure,
  duty: DutyExpression,
  line: number,
  terms: ImportTerms,
): ImportedChange {
  const { knownFrom: _, endSource: __, ...kept } = row
  return {
    line,
    code: row.codes[0] ?? '',
    heading: row.heading,
    before: dutyText(row.duty),
    after: dutyText(duty),
    change: {
      kind: 'supersede_measure',
      measureId: row.id,
      on: terms.day,
      measure: {
        ...kept,
        id: `${row.id}-from-${terms.day}`,
        from: terms.day,
        duty,
        source: terms.source,
        review: { state: 'reviewed', at: terms.today, by: terms.reviewer },
      },
    },
  }
}

/** Reads what a heading says: an addition, a rate of its own, or that nothing is added. */
export function headingRate(general: string): HeadingRate {
  try {
    const components = parseChapter99Rate(general)
    if (components === null) return { kind: 'nothing' }
    const [only, ...others] = components
    if (!only?.amount || others.length > 0 || only.currency !== null) return null
    const isAddition = /^the (?:duty|rate)\b/i.test(general.trim())
    return { kind: isAddition ? 'adds' : 'total', percent: text(only.amount) }
  } catch (error) {
    if (error instanceof DutySentenceError) return null
    throw error
  }
}
