import type { Message } from '@/i18n/message'
import type { RuleChange } from '../engine/change'
import type { Review } from '../engine/types'

/** The row that a change adds or reviews, with its name; null for one without a review. */
export function reviewOf(change: RuleChange): { id: string; review: Review } | null {
  switch (change.kind) {
    case 'add_measure':
    case 'supersede_measure':
      return change.measure
    case 'review_measure':
      return { id: change.measureId, review: change.review }
    case 'add_agreement':
      return change.agreement
    case 'add_exclusion':
      return change.exclusion
    case 'add_export_control':
      return change.control
    case 'add_notice':
    case 'supersede_notice':
      return change.notice
    case 'review_notice':
      return { id: change.noticeId, review: change.review }
    default:
      return null
  }
}

/** Names the row of some changes that claims a review after this day; null where there is none. */
export function reviewAfter(changes: readonly RuleChange[], today: string): Message | null {
  for (const change of changes) {
    const row = reviewOf(change)
    if (row?.review.state === 'reviewed' && row.review.at > today)
      return {
        code: 'refusals.review_to_come',
        values: { id: row.id, day: { day: row.review.at } },
      }
  }
  return null
}

/** How many unreviewed rows the changes add: they are named, and change no firm figure. */
export const countUnreviewed = (changes: readonly RuleChange[]): number =>
  changes.filter((change) => reviewOf(change)?.review.state === 'not_reviewed').length
