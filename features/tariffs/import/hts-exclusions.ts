import type { Exclusion, RuleSet } from '../engine/types'
import type { Message } from '@/i18n/message'
import { addDays } from '@/platform/day'
import { headingRate, type AdditionalRow } from './hts-additional'
import type { ImportedChange, ImportTerms, LineNote, Shown } from './imported'

/**
 * What chapter 99 of a schedule changes in our exclusion lists. Its headings say until when their goods are excluded
 * ("through November 9, 2026"): a list that ends earlier is ended then, one that goes on longer continues in a row
 * of its own, and a whole schedule that no longer has a heading ends its lists. A heading that adds a duty, or names
 * an impossible day, is reported, not changed.
 * @param whole the file is the whole schedule
 * @param warnings collects what can't be read
 */
export function exclusionChanges(
  rows: readonly AdditionalRow[],
  { exclusions = [] }: RuleSet,
  terms: ImportTerms,
  whole: boolean,
  warnings: LineNote[],
): { changes: ImportedChange[]; unchanged: number } {
  const changes: ImportedChange[] = []
  let unchanged = 0
  const byHeading = new Map(rows.map((row) => [row.heading, row]))
  for (const exclusion of lastOf(exclusions)) {
    const row = byHeading.get(exclusion.heading)
    if (!row) {
      if (whole && rows.length > 0 && isOpen(exclusion, terms.day))
        changes.push(
          changeOf(
            exclusion,
            0,
            { code: 'tariffImport.shown.gone' },
            ending(exclusion, terms.day, terms),
          ),
        )
      continue
    }
    if (headingRate(row.general)?.kind !== 'nothing') {
      if (isOpen(exclusion, terms.day) && row.general !== '')
        warnings.push({
          line: row.line,
          message: {
            code: 'tariffImport.schedule.no_exclusion',
            values: { heading: exclusion.heading, general: row.general },
          },
        })
      continue
    }
    const to = dayAfterLast(row.description)
    if (to === null || to === exclusion.to || to <= exclusion.from) unchanged++
    else if (exclusion.to === null || to < exclusion.to)
      changes.push(changeOf(exclusion, row.line, until(to), ending(exclusion, to, terms)))
    else
      changes.push(
        changeOf(exclusion, row.line, until(to), longer(exclusion, exclusion.to, to, terms)),
      )
  }
  return { changes, unchanged }
}

/** The lists of a heading with the latest end, as now known: those that a schedule speaks of. */
function lastOf(exclusions: readonly Exclusion[]): Exclusion[] {
  const last = new Map<string, Exclusion>()
  for (const each of exclusions) {
    if (each.knownTo !== undefined) continue
    const before = last.get(each.heading)
    if (!before || endOf(before) < endOf(each)) last.set(each.heading, each)
  }
  return [...last.values()]
}

const NEVER = '9999-12-31'
const endOf = ({ to }: Exclusion): string => to ?? NEVER
const isOpen = (exclusion: Exclusion, day: string): boolean =>
  exclusion.from < day && day < endOf(exclusion)

const ending = ({ id }: Exclusion, on: string, { source }: ImportTerms) =>
  ({ kind: 'end_exclusion', exclusionId: id, on, source }) as const

/** The same list, from its former end until its new one. */
const longer = (exclusion: Exclusion, from: string, to: string, terms: ImportTerms) => {
  const { knownFrom: _, ...kept } = exclusion
  return {
    kind: 'add_exclusion',
    exclusion: {
      ...kept,
      id: `${exclusion.id}-from-${from}`,
      from,
      to,
      source: terms.source,
      review: { state: 'reviewed', at: terms.today, by: terms.reviewer },
    },
  } as const
}

const changeOf = (
  exclusion: Exclusion,
  line: number,
  after: Shown,
  change: ImportedChange['change'],
): ImportedChange => ({
  line,
  code: exclusion.numbers[0] ?? '',
  heading: exclusion.heading,
  before: exclusion.to === null ? { code: 'tariffImport.shown.no_end' } : until(exclusion.to),
  after,
  change,
})

/**
 * "Until" its last day, as people say it.
 * @param to first day it is no longer in force
 */
const until = (to: string): Message => ({
  code: 'tariffImport.shown.until',
  values: { day: { day: addDays(to, -1) } },
})

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * The day after the last on which a heading's goods are excluded, by its words; null where they don't say. They name
 * the last day ("through May 31, 2025", "on or before …"), or the first day after it ("before June 15, 2024").
 */
export function dayAfterLast(description: string): string | null {
  const match = [
    ...description.matchAll(/\b(through|on or before|before)\s+([a-z]+)\s+(\d{1,2}),\s+(\d{4})/gi),
  ].at(-1)
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1
  const [day, year] = [Number(match?.[3]), Number(match?.[4])]
  if (!match || month === 0 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return null
  const isoDay = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return match[1]?.toLowerCase() === 'before' ? isoDay : addDays(isoDay, 1)
}
