import { addDays, dayIn } from '@/platform/day'

/** What somebody at a company may sign for alone, and how much of it is left. Pure. */

export const LIMIT_WINDOWS = ['ORDER', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const
export type LimitWindow = (typeof LIMIT_WINDOWS)[number]

export interface ApprovalLimit {
  currency: string
  /** 0: always needs an approver */
  amountMinor: number
  window: LimitWindow
}

/**
 * The first day of a limit's window, `YYYY-MM-DD`: a day, a week from its Monday, a month, a year. Null where each
 * signature counts by itself.
 * @param timeZone the company's, IANA name
 */
export function windowStart(window: LimitWindow, timeZone: string, now: Date): string | null {
  const today = dayIn(timeZone, now)
  switch (window) {
    case 'ORDER':
      return null
    case 'DAY':
      return today
    case 'WEEK':
      // In getUTCDay, 0 is Sunday.
      return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
    case 'MONTH':
      return `${today.slice(0, 7)}-01`
    case 'YEAR':
      return `${today.slice(0, 4)}-01-01`
  }
}

/** Whether somebody may sign for an amount alone. */
export type LimitVerdict =
  /** they have no limit */
  | { kind: 'free' }
  /** @property leftMinor what is left before this signature */
  | { kind: 'within'; limit: ApprovalLimit; leftMinor: number }
  /** above the limit; or without one in this currency while there is one in another */
  | { kind: 'over'; limit: ApprovalLimit | null; leftMinor: number }

/** The limit that applies to an amount: somebody with a limit in one currency may sign for nothing alone in another. */
export const limitIn = (
  limits: readonly ApprovalLimit[],
  currency: string,
): ApprovalLimit | null | 'free' =>
  limits.length === 0 ? 'free' : (limits.find((each) => each.currency === currency) ?? null)

/**
 * Whether an amount may be signed for alone.
 * @param usedMinor what they have signed for within the window
 */
export function limitVerdict(
  limit: ApprovalLimit | null | 'free',
  amountMinor: number,
  usedMinor: number,
): LimitVerdict {
  if (limit === 'free') return { kind: 'free' }
  if (limit === null) return { kind: 'over', limit, leftMinor: 0 }
  const leftMinor = Math.max(0, limit.amountMinor - usedMinor)
  return { kind: amountMinor <= leftMinor ? 'within' : 'over', limit, leftMinor }
}
