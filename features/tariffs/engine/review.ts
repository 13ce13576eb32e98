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
