import { isWorkingDay } from '@/features/company/rules/calendar'
import type { WorkingTime } from '@/features/company/rules/working-time'
import { addDays, factoryInstant } from '@/platform/day'

/**
 * The hours in which somebody of the house is there, as spans of time in order: what a database adds up by. Pure.
 * @param from first and last day, `YYYY-MM-DD`
 */
export function workingSpans(
  from: string,
  to: string,
  { calendar, opensAt, closesAt }: WorkingTime,
): { from: Date; to: Date }[] {
  // Hours across midnight are none of an office's.
  const hours = opensAt && closesAt && opensAt < closesAt ? { opensAt, closesAt } : null
  const spans: { from: Date; to: Date }[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar))
      spans.push({
        from: factoryInstant(`${day}T${hours?.opensAt ?? '00:00'}`),
        to: hours
          ? factoryInstant(`${day}T${hours.closesAt}`)
          : factoryInstant(`${addDays(day, 1)}T00:00`),
      })
  return spans
}
