import 'server-only'
import type { FactoryCalendar } from '../rules/calendar'
import { calendarSetting } from '../settings/calendar'
import { settingsOf } from './settings'

/** The factory's working days, of every year that somebody has entered. */
export const factoryCalendar = async (
  database?: Parameters<typeof settingsOf>[1],
): Promise<FactoryCalendar> =>
  Object.fromEntries(
    (await settingsOf(calendarSetting, database)).map(({ scope, value }) => [scope ?? '', value]),
  )
