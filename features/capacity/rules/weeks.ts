import { addDays, daysBetween } from '@/platform/day'

/** Weeks of the workshop, each identified by its Monday, `YYYY-MM-DD`. Pure. */

const dayOfWeek = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The Monday of the week that a day is in. */
export const weekOf = (day: string): string => addDays(day, -dayOfWeek(day))

export const nextWeek = (week: string): string => addDays(week, 7)

/** Number of weeks from one Monday to another; negative where the second comes first. */
export const weeksBetween = (from: string, to: string): number => daysBetween(from, to) / 7

/** The ISO 8601 number of a week, 1 to 53: its place in the year that its Thursday belongs to. */
export function weekNumber(week: string): number {
  const thursday = addDays(week, 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}
