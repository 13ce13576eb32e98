/** What we promise on the confirmation page: an answer within one working day, Monday to Friday, China time. */

const HOUR = 3_600_000
const CHINA_OFFSET = 8 * HOUR

/** Whole hours since an instant. */
export function ageInHours(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / HOUR))
}

/**
 * The instant the answer is due: the same time of day one working day later;
 * a request that comes on a weekend counts from Monday 00:00 China time.
 */
export function answerDue(createdAt: Date): Date {
  let due = createdAt.getTime() + CHINA_OFFSET
  if (isWeekend(due)) {
    due = startOfDay(due)
    while (isWeekend(due)) due += 24 * HOUR
  }
  do due += 24 * HOUR
  while (isWeekend(due))
  return new Date(due - CHINA_OFFSET)
}

/** Whether a request still unanswered now has passed our promise. */
export function isLate(createdAt: Date, now: Date): boolean {
  return now.getTime() > answerDue(createdAt).getTime()
}

const startOfDay = (chinaTime: number): number => Math.floor(chinaTime / (24 * HOUR)) * 24 * HOUR

function isWeekend(chinaTime: number): boolean {
  const day = new Date(chinaTime).getUTCDay()
  return day === 0 || day === 6
}
