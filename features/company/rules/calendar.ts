/**
 * The factory's working days: weekdays, except for holidays, swapped days and shutdowns that somebody has entered.
 * Pure.
 */

/** A run of days with its name. Days are `YYYY-MM-DD`, both included. */
export interface Span {
  from: string
  to: string
  name: string
}

/** One year of the calendar as the house has entered it. */
export interface CalendarYear {
  /** statutory holidays, with the days that are swapped for them */
  off: readonly Span[]
  /** days of a weekend that are worked in exchange for a holiday */
  worked: readonly Span[]
  /** days on which the factory stands still */
  shutdowns: readonly Span[]
  /** entered, but nobody has checked it against the notice: it counts, and is named */
  isUnreviewed?: boolean
}

/** The calendar by year; in a year that nobody has entered, Monday to Friday are worked, and it is named. */
export type FactoryCalendar = Readonly<Record<string, CalendarYear>>

const DAY_MS = 86_400_000
const next = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
const isWeekend = (day: string): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const within = (day: string, spans: readonly Span[]): Span | undefined =>
  spans.find(({ from, to }) => from <= day && day <= to)

/** Why a day isn't worked: a holiday or shutdown by name, or the weekend; null for a working day. */
export function restOn(day: string, calendar: FactoryCalendar): Span | 'weekend' | null {
  const year = calendar[day.slice(0, 4)]
  const shut = year && within(day, year.shutdowns)
  if (shut) return shut
  if (year && within(day, year.worked)) return null
  return (year && within(day, year.off)) ?? (isWeekend(day) ? 'weekend' : null)
}

export const isWorkingDay = (day: string, calendar: FactoryCalendar): boolean =>
  restOn(day, calendar) === null

/** When work of so many working days is done, and what fell within. */
export interface Reckoned {
  /** the last of the working days; the first day itself where there are none */
  day: string
  workingDays: number
  /** from the day it starts to the day it is done */
  calendarDays: number
  /** holidays and shutdowns within, in order */
  inside: string[]
  /** years within that nobody has entered */
  unread: string[]
  /** years within that were entered but not reviewed */
  unreviewed: string[]
}

/** Longer than any work; counting stops here in a calendar without working days. */
const MOST_DAYS = 3_660

/**
 * Counts working days from a day, which isn't itself counted.
 * @throws RangeError where ten years have too few of them
 */
export function addWorkingDays(
  from: string,
  workingDays: number,
  calendar: FactoryCalendar,
): Reckoned {
  const inside = new Set<string>()
  const unread = new Set<string>()
  const unreviewed = new Set<string>()
  let [day, remaining, calendarDays] = [from, workingDays, 0]
  while (remaining > 0) {
    if (calendarDays >= MOST_DAYS) throw new RangeError('the calendar has too few working days')
    day = next(day)
    calendarDays += 1
    const year = day.slice(0, 4)
    if (!calendar[year]) unread.add(year)
    else if (calendar[year].isUnreviewed) unreviewed.add(year)
    const rest = restOn(day, calendar)
    if (rest === null) remaining -= 1
    else if (rest !== 'weekend') inside.add(rest.name)
  }
  return {
    day,
    workingDays,
    calendarDays,
    inside: [...inside],
    unread: [...unread],
    unreviewed: [...unreviewed],
  }
}

/** Number of working days after one day up to another, which is included. */
export function workingDaysBetween(from: string, to: string, calendar: FactoryCalendar): number {
  let count = 0
  for (let day = next(from); day <= to; day = next(day)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/** Values for the sentence "18 working days = 41 days, New Year inside". */
export const reckonedValues = ({
  workingDays,
  calendarDays,
  inside,
}: Pick<Reckoned, 'workingDays' | 'calendarDays' | 'inside'>): {
  days: number
  calendarDays: number
  inside: string
} => ({ days: workingDays, calendarDays, inside: inside.join(', ') || 'none' })
