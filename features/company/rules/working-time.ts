import { addDays, factoryClock, factoryDay, factoryInstant } from '@/platform/day'
import { isWorkingDay, type FactoryCalendar } from './calendar'

/** When somebody of the house is there: working days of its calendar, from opening to closing. Pure. */
export interface WorkingTime {
  calendar: FactoryCalendar
  /** `HH:MM` on the factory's clock; null where nobody has set them: a working day then counts in full */
  opensAt: string | null
  closesAt: string | null
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Longer than anything waits; counting stops here in a calendar without working days. */
const MOST_DAYS = 3_660

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The minutes of a day between which somebody is there. */
function span({ opensAt, closesAt }: WorkingTime): [from: number, to: number] {
  const [from, to] = [
    opensAt ? minutesOf(opensAt) : 0,
    closesAt ? minutesOf(closesAt) : DAY_MINUTES,
  ]
  // An office has no hours across midnight.
  return from < to ? [from, to] : [0, DAY_MINUTES]
}

/** Number of minutes in a working day. */
export function minutesOfWorkingDay(working: WorkingTime): number {
  const [from, to] = span(working)
  return to - from
}

const dayStart = (day: string): number => factoryInstant(`${day}T00:00`).getTime()
const minuteOfDay = (at: Date): number => minutesOf(factoryClock(at).slice(11))

/** Whole working minutes from one instant to another; 0 where the second comes first. */
export function workingMinutesBetween(from: Date, to: Date, working: WorkingTime): number {
  if (to <= from) return 0
  const [opens, closes] = span(working)
  const [first, last] = [factoryDay(from), factoryDay(to)]
  const upTo = (minute: number) => Math.min(Math.max(minute, opens), closes) - opens
  let minutes = 0
  for (let [day, days] = [first, 0]; day <= last && days < MOST_DAYS; day = addDays(day, 1), days++)
    if (isWorkingDay(day, working.calendar))
      minutes +=
        (day === last ? upTo(minuteOfDay(to)) : closes - opens) -
        (day === first ? upTo(minuteOfDay(from)) : 0)
  return minutes
}

/**
 * The instant so many working minutes after another.
 * @throws RangeError where ten years have too few of them
 */
export function addWorkingMinutes(from: Date, minutes: number, working: WorkingTime): Date {
  const [opens, closes] = span(working)
  let remaining = minutes
  let [day, start] = [factoryDay(from), Math.max(opens, minuteOfDay(from))]
  for (let days = 0; days < MOST_DAYS; days++) {
    const here = isWorkingDay(day, working.calendar) ? Math.max(0, closes - start) : 0
    if (remaining <= here && here > 0)
      return new Date(dayStart(day) + (start + remaining) * MINUTE_MS)
    remaining -= here
    ;[day, start] = [addDays(day, 1), opens]
  }
  throw new RangeError('the calendar has too few working days')
}

/** The last instant at least so many working minutes before another: what came before it has waited longer. */
export function workingMinutesBefore(to: Date, minutes: number, working: WorkingTime): Date {
  const [opens, closes] = span(working)
  let remaining = minutes
  let [day, end] = [factoryDay(to), Math.min(closes, minuteOfDay(to))]
  for (let days = 0; days < MOST_DAYS; days++) {
    const here = isWorkingDay(day, working.calendar) ? Math.max(0, end - opens) : 0
    if (remaining <= here && here > 0)
      return new Date(dayStart(day) + (end - remaining) * MINUTE_MS)
    remaining -= here
    ;[day, end] = [addDays(day, -1), closes]
  }
  throw new RangeError('the calendar has too few working days')
}

/**
 * The working hours as time spans in order, for a database to sum.
 * @param from first and last day, `YYYY-MM-DD`
 */
export function workingSpans(
  from: string,
  to: string,
  working: WorkingTime,
): { from: Date; to: Date }[] {
  const [opens, closes] = span(working)
  const spans: { from: Date; to: Date }[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, working.calendar))
      spans.push({
        from: new Date(dayStart(day) + opens * MINUTE_MS),
        to: new Date(dayStart(day) + closes * MINUTE_MS),
      })
  return spans
}
