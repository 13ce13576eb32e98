import 'server-only'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { addDays, factoryDay } from '@/platform/day'

/** Proposed days to snooze a request until, by the factory's calendar; `YYYY-MM-DD`. */
export async function snoozeDays(
  now = new Date(),
): Promise<{ tomorrow: string; days: string; week: string }> {
  const calendar = await factoryCalendar()
  const today = factoryDay(now)
  const working = (count: number, from = today) => addWorkingDays(from, count, calendar).day
  return { tomorrow: working(1), days: working(3), week: working(1, addDays(today, 6)) }
}
