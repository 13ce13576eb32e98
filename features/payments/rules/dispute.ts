/** The life of a dispute. Pure. */

/** In the order in which they can occur; an appeal follows a loss. */
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

/** The status of a dispute after Stripe reported one: it only moves forward. An unknown status counts as the first. */
export const learnDisputeStatus = (status: string | null, reported: string): string =>
  status === null || (WEIGHT[reported] ?? 0) > (WEIGHT[status] ?? 0) ? reported : status

const OPEN = /needs_response$/
const UNDER_WAY = /(needs_response|under_review)$/

/** Whether it waits for our answer. */
export const needsAnswer = (status: string): boolean => OPEN.test(status)
/** Whether it is still undecided. */
export const isUnderWay = (status: string): boolean => UNDER_WAY.test(status)

export type DisputeOutcome = 'open' | 'won' | 'lost'
export const outcomeOf = (status: string): DisputeOutcome =>
  isUnderWay(status) ? 'open' : status === 'lost' ? 'lost' : 'won'

/** Whole days until the deadline of an answer; null where there is none, or it has passed. */
export const daysLeft = (answerBy: Date | null, now: Date): number | null =>
  answerBy && answerBy > now ? Math.floor((answerBy.getTime() - now.getTime()) / 86_400_000) : null

/** How near the deadline of an answer is: a late dispute can't be answered any more. */
export function urgency(answerBy: Date | null, now: Date): 'none' | 'late' | 'soon' | 'later' {
  if (!answerBy) return 'none'
  const remainingMs = answerBy.getTime() - now.getTime()
  return remainingMs <= 0 ? 'late' : remainingMs < 3 * 86_400_000 ? 'soon' : 'later'
}
