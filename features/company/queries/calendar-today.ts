import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import type { FactoryCalendar } from '../rules/calendar'
import { factoryCalendar } from './factory-calendar'

/** Today at the factory with its calendar, for pages: at most an hour old. */
export async function calendarToday(): Promise<{ today: string; calendar: FactoryCalendar }> {
  'use cache'
  cacheLife('hours')
  cacheTag(SETTINGS_TAG)
  return { today: factoryDay(new Date()), calendar: await factoryCalendar() }
}
