import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { calendarToday } from '@/features/company/queries/calendar-today'
import { addWorkingDays, reckonedValues } from '@/features/company/rules/calendar'
import { dayText } from '@/platform/dates'
import { FAMILIES } from '../rules/families'
import type { DesignFamilyId } from '../rules/family'

/** By number of working days: the days from today in words, and the day on which the work is done. */
export type ProductionDays = Readonly<Record<number, { told: string; day: string }>>

/** More than all choices together add to a family's days. */
const MOST_EXTRA_DAYS = 30

/** The production days of a family's designs on the factory's calendar. */
export async function productionDays(family: DesignFamilyId): Promise<ProductionDays> {
  const [t, locale, { today, calendar }] = await Promise.all([
    getTranslations('common'),
    getLocale(),
    calendarToday(),
  ])
  const { leadTimeDays } = FAMILIES[family]
  return Object.fromEntries(
    Array.from({ length: MOST_EXTRA_DAYS }, (_, extra) => {
      const reckoned = addWorkingDays(today, leadTimeDays + extra, calendar)
      return [
        reckoned.workingDays,
        { told: t('workingDays', reckonedValues(reckoned)), day: dayText(reckoned.day, locale) },
      ]
    }),
  )
}
