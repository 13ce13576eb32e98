/** The life of a dispute. Pure. */

/** In the order in which they can come; an appeal follows a loss. */
const WEIGHT: Readonly<Record<string, number>> = {
  warning_needs_response: 1,
  warning_under_review: 2,
  warning_closed: 3,
  needs_response: 4,
  under_review: 5,
  prevented: 6,
  lost: 7,
  appeal_needs_response: 8,
  appeal_under_review: 9,
  won: 10,
}

/** Where a dispute stands once Stripe has told it so: it only goes on. A word that isn't known counts as the first. */
export const learnDisputeStatus = (status: string | null, told: string): string =>
  status === null || (WEIGHT[told] ?? 0) > (WEIGHT[status] ?? 0) ? told : status

const OPEN = /needs_response$/
const UNDER_WAY = /(needs_response|under_review)$/

/** It waits for our answer. */
export const needsAnswer = (status: string): boolean => OPEN.test(status)
/** Nobody has decided it yet. */
export const isUnderWay = (status: string): boolean => UNDER_WAY.test(status)

export type DisputeOutcome = 'open' | 'won' | 'lost'
export const outcomeOf = (status: string): DisputeOutcome =>
  isUnderWay(status) ? 'open' : status === 'lost' ? 'lost' : 'won'

/** Whole days until the last hour of an answer; null where there is none, or it has passed. */
export const daysLeft = (answerBy: Date | null, now: Date): number | null =>
  answerBy && answerBy > now ? Math.floor((answerBy.getTime() - now.getTime()) / 86_400_000) : null

/** How near the last hour of an answer is: what is late can't be answered any more. */
export function urgency(answerBy: Date | null, now: Date): 'none' | 'late' | 'soon' | 'later' {
  if (!answerBy) return 'none'
  const left = answerBy.getTime() - now.getTime()
  return left <= 0 ? 'late' : left < 3 * 86_400_000 ? 'soon' : 'later'
}
