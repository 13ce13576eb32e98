import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import type { HoldView } from '../queries/holds'

/** Shows that an order is on hold, since when and why. */
export async function HoldNote({ holds }: { holds: readonly HoldView[] }) {
  const t = await getTranslations('orderChanges.hold')
  const locale = localeOf(await getLocale())
  const current = holds.find(({ releasedAt }) => releasedAt === null)
  if (!current) return null
  return (
    <Alert variant="caution" data-testid="held">
      <strong>{t('held', { day: deskDay(current.at, locale) })}</strong>{' '}
      <span className="break-words whitespace-pre-line">
        {current.kind === 'CREDIT' ? t('credit') : current.reason}
      </span>
    </Alert>
  )
}
