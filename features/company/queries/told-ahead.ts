import 'server-only'
import { addWorkingDays } from '../rules/calendar'
import { remindersSetting } from '../settings/reminders'
import { factoryCalendar } from './factory-calendar'
import { settingOf } from './settings'

/**
 * How many days ahead the end of a paper or certificate is announced; 0, where nothing is set, for its last day alone.
 */
export const paperDaysAhead = async (): Promise<number> =>
  (await settingOf(remindersSetting))?.value.paperDays ?? 0

/** Bounds of the list of work for sales. */
export interface SalesListBounds {
  /** days before its end from which a quote is listed; null for as long as it is marked as ending soon */
  listedDays: number | null
  /** hours after which a sent quote that nobody has opened is listed */
  unopenedHours: number
}

/** The bounds of the list of work for sales, as they are set. */
export async function salesListBounds(): Promise<SalesListBounds> {
  const value = (await settingOf(remindersSetting))?.value
  return { listedDays: value?.listedDays ?? null, unopenedHours: value?.unopenedHours ?? 0 }
}

/**
 * The last day that counts as soon for ends and due dates: the set number of working days ahead, or today.
 * @param today at the factory, `YYYY-MM-DD`, as is the returned day
 */
export async function soonUntil(today: string): Promise<string> {
  const [setting, calendar] = await Promise.all([settingOf(remindersSetting), factoryCalendar()])
  return addWorkingDays(today, setting?.value.dueDays ?? 0, calendar).day
}
