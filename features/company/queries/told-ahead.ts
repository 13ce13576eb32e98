import 'server-only'
import { addWorkingDays } from '../rules/calendar'
import { remindersSetting } from '../settings/reminders'
import { factoryCalendar } from './factory-calendar'
import { settingOf } from './settings'

/** So many days ahead the end of a paper or certificate is told; 0, where nothing is set, for its last day alone. */
export const paperDaysAhead = async (): Promise<number> =>
  (await settingOf(remindersSetting))?.value.paperDays ?? 0

/** From when on what sales sent is in their list of work. */
export interface SalesListBounds {
  /** days ahead within which a quote that ends is listed; null for as long as it is marked as soon */
  listedDays: number | null
  /** hours after which a sent quote that nobody opened is */
  unopenedHours: number
}

/** How far sales' list of work looks, as it is set. */
export async function salesListBounds(): Promise<SalesListBounds> {
  const set = (await settingOf(remindersSetting))?.value
  return { listedDays: set?.listedDays ?? null, unopenedHours: set?.unopenedHours ?? 0 }
}

/**
 * Up to which day what ends or falls due is soon: the set working days on, or the day itself.
 * @param today of the factory, `YYYY-MM-DD`, as is what is returned
 */
export async function soonUntil(today: string): Promise<string> {
  const [set, calendar] = await Promise.all([settingOf(remindersSetting), factoryCalendar()])
  return addWorkingDays(today, set?.value.dueDays ?? 0, calendar).day
}
