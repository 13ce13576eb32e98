import { REVIEW_HOLDS_DAYS, reviewStanding } from '@/features/tariffs/engine/review'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { FACTORY_ZONE } from '@/platform/day'
import { dayTextIn } from '@/platform/dates'
import type { DutyLayer, QuoteDocument } from '../schema'
import type { RowReading } from './readings'

/** When a layer's row was read, in words. */
export interface ReadingWords {
  words: string
  /** longer ago than a reading is valid */
  stale: boolean
}

/** Null for older quotes, and for rows that nobody has read: the layer's reason says so. */
export function readingWords(
  { review }: Pick<DutyLayer, 'review'>,
  day: string,
  language: Locale,
): ReadingWords | null {
  const standing = review && reviewStanding(review, day)
  if (!standing || standing.state === 'not_reviewed') return null
  const stale = standing.state === 'stale'
  const values = { day: { day: standing.at }, days: REVIEW_HOLDS_DAYS }
  return {
    stale,
    words: say({ code: stale ? 'duty.row_stale' : 'duty.row_reviewed', values }, language),
  }
}

/** When the rows were read, one sentence per day. */
export function readingSentences(readings: readonly RowReading[], language: Locale): string[] {
  const groups = new Map<string, RowReading[]>()
  for (const reading of readings) {
    const key = `${reading.state} ${reading.at ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), reading])
  }
  return [...groups.values()].map((rows) => {
    const { state, at } = rows[0] ?? { state: 'not_reviewed' as const, at: null }
    const titles = [...new Set(rows.map(({ title }) => title))]
    const values = {
      day: { day: at ?? '' },
      days: REVIEW_HOLDS_DAYS,
      rows: { list: titles, between: 'commas' as const },
    }
    return say({ code: `duty.rows_${state}`, values }, language)
  })
}

/** Who approved doubtful rows, when and why; null if no approval was needed. */
export const approvalWords = (
  { dutyApproval }: Pick<QuoteDocument, 'dutyApproval'>,
  language: Locale,
): string | null =>
  dutyApproval
    ? say(
        {
          code: 'duty.rows_approved',
          values: {
            by: dutyApproval.by,
            day: dayTextIn(new Date(dutyApproval.at), FACTORY_ZONE, language),
            reason: dutyApproval.reason,
          },
        },
        language,
      )
    : null
