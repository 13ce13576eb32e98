import { getLocale, getTranslations } from 'next-intl/server'
import { dayText } from '@/platform/dates'
import type { Outlook } from '../../queries/outlook'
import { weekNumber } from '../../rules/weeks'

/**
 * The workshop’s forecast for a quote: the day that its weeks allow, and which centre is full until
 * when.
 */
export async function OutlookNote({ outlook }: { outlook: Outlook | null }) {
  if (!outlook) return null
  const [t, locale] = await Promise.all([getTranslations('capacity.outlook'), getLocale()])
  const day = dayText(outlook.bySlots, locale)
  const isLate = outlook.bySlots > outlook.byLeadTime
  return (
    <p
      className={isLate ? 'max-w-prose text-sm text-caution' : 'max-w-prose text-sm text-muted'}
      data-testid="workshop-outlook"
    >
      {isLate
        ? t('full', {
            day,
            wanted: dayText(outlook.byLeadTime, locale),
            full: outlook.full
              .map(({ title, until, is }) => t('until', { title, is, week: weekNumber(until) }))
              .join(', '),
          })
        : t('free', { day })}
    </p>
  )
}
