import type { Review } from './types'

/** A rate that nobody has looked at for longer than this is stale. */
export const REVIEW_HOLDS_DAYS = 30

/**
 * How old a review is.
 * @param reviewedAt and @param today calendar days, `YYYY-MM-DD`
 */
export function reviewAge(reviewedAt: string, today: string): { days: number; stale: boolean } {
  const days = Math.round(
    (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${reviewedAt}T00:00:00Z`)) / 86_400_000,
  )
  return { days, stale: days > REVIEW_HOLDS_DAYS }
}

/** How a row's review stands on a day. */
export type ReviewStanding =
  { state: 'reviewed' | 'stale'; at: string; by: string } | { state: 'not_reviewed' }

/** @param day calendar day, `YYYY-MM-DD`: of a quote the one it was reckoned for */
export const reviewStanding = (review: Review, day: string): ReviewStanding =>
  review.state === 'reviewed' && reviewAge(review.at, day).stale
    ? { ...review, state: 'stale' }
    : review

/** The weaker of two reviews: a missing one, or the earlier. */
export const olderReview = (one: Review, other: Review): Review =>
  one.state === 'not_reviewed'
    ? one
    : other.state === 'not_reviewed' || other.at < one.at
      ? other
      : one
