import 'server-only'
import { getTranslations } from 'next-intl/server'
import { calendarToday } from '@/features/company/queries/calendar-today'
import { addWorkingDays, reckonedValues } from '@/features/company/rules/calendar'
import type { ProductDetail } from '../rules/product-views'

/** What the days of a product amount to from today, in words. */
export interface ProductionTold {
  /** by number of working days: every one that a selection on its page can lead to */
  told: Readonly<Record<number, string>>
  /** what isn't known of the calendar within them */
  notes: string[]
}

/**
 * Production, stock and sample of a product on the factory's calendar, from today:
 * "18 working days = 41 days, New Year inside".
 */
export async function productionTold(
  product: Pick<
    ProductDetail,
    'leadTimeDays' | 'stockLeadTimeDays' | 'sampleLeadTimeDays' | 'options'
  >,
): Promise<ProductionTold> {
  const [t, { today, calendar }] = await Promise.all([getTranslations('common'), calendarToday()])
  const counts = new Set([
    product.leadTimeDays,
    product.stockLeadTimeDays,
    product.sampleLeadTimeDays,
    ...product.options.map(({ leadTimeDays }) => product.leadTimeDays + leadTimeDays),
  ])
  const reckoned = [...counts].map((days) => addWorkingDays(today, days, calendar))
  const years = (of: 'unread' | 'unreviewed') =>
    [...new Set(reckoned.flatMap((each) => each[of]))].toSorted().join(', ')
  return {
    told: Object.fromEntries(
      reckoned.map((each) => [each.workingDays, t('workingDays', reckonedValues(each))]),
    ),
    notes: [
      ...(years('unread') ? [t('calendarUnread', { years: years('unread') })] : []),
      ...(years('unreviewed') ? [t('calendarUnreviewed', { years: years('unreviewed') })] : []),
    ],
  }
}
