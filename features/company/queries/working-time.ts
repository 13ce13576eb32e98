import 'server-only'
import { readHouse } from '@/platform/house/facts'
import type { WorkingTime } from '../rules/working-time'
import { factoryCalendar } from './factory-calendar'

/** When somebody of the house is there, by the current settings. */
export async function workingTime(): Promise<WorkingTime> {
  const [calendar, { opensAt, closesAt }] = await Promise.all([factoryCalendar(), readHouse()])
  return { calendar, opensAt, closesAt }
}
