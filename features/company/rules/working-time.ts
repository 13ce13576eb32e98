import { addDays, factoryClock, factoryDay, factoryInstant } from '@/platform/day'
import { isWorkingDay, type FactoryCalendar } from './calendar'

/** When somebody of the house is there: working days of its calendar, from opening to closing. Pure. */
export interface WorkingTime {
  calendar: FactoryCalendar
  /** `HH:MM` of the factory's clock; null where nobody has set them: a working day then counts whole */
  opensAt: string | null
  closesAt: string | null
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Longer than anything waits; a calendar without a working day ends here. */
const MOST_DAYS = 3_660

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The minutes of a day between which somebody is there. */
function span({ opensAt, closesAt }: WorkingTime): [from: number, to: number] {
  const [from, to] = [
    opensAt ? minutesOf(opensAt) : 0,
    closesAt ? minutesOf(closesAt) : DAY_MINUTES,
  ]
  // Hours across midnight are none of an office's.
  return from < to ? [from, to] : [0, DAY_MINUTES]
}

/** Minutes of a working day. */
export function minutesOfWorkingDay(working: WorkingTime): number {
  const [from, to] = span(working)
  return to - from
}

const dayStart = (day: string): number => factoryInstant(`${day}T00:00`).getTime()
const minuteOfDay = (at: Date): number => minutesOf(factoryClock(at).slice(11))

/** Working minutes that have passed from one instant to another, whole; 0 where the other is before it. */
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
 * The instant at which so many working minutes have passed from another.
 * @throws RangeError where ten years don't hold so many
 */
export function addWorkingMinutes(from: Date, minutes: number, working: WorkingTime): Date {
  const [opens, closes] = span(working)
  let left = minutes
  let [day, begins] = [factoryDay(from), Math.max(opens, minuteOfDay(from))]
  for (let days = 0; days < MOST_DAYS; days++) {
    const here = isWorkingDay(day, working.calendar) ? Math.max(0, closes - begins) : 0
    if (left <= here && here > 0) return new Date(dayStart(day) + (begins + left) * MINUTE_MS)
    left -= here
    ;[day, begins] = [addDays(day, 1), opens]
  }
  throw new RangeError('the calendar has too few working days')
}

/** The last instant from which so many working minutes have passed by another: what came before it waits for longer. */
export function workingMinutesBefore(to: Date, minutes: number, working: WorkingTime): Date {
  const [opens, closes] = span(working)
  let left = minutes
  let [day, ends] = [factoryDay(to), Math.min(closes, minuteOfDay(to))]
  for (let days = 0; days < MOST_DAYS; days++) {
    const here = isWorkingDay(day, working.calendar) ? Math.max(0, ends - opens) : 0
    if (left <= here && here > 0) return new Date(dayStart(day) + (ends - left) * MINUTE_MS)
    left -= here
    ;[day, ends] = [addDays(day, -1), closes]
  }
  throw new RangeError('the calendar has too few working days')
}

/**
 * The hours in which somebody of the house is there, as spans of time in order: what a database adds up by.
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
