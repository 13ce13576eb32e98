import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { deskInstant } from '@/platform/dates'
import type { InboxRow } from '../../queries/inbox'

/** From this many hours on it is urgent: a quarter of a working day. */
const SOON_HOURS = 2

/** How long a request has waited, in working hours; lateness is shown by word and colour. Synchronous. */
export function Age({
  row: { waiting },
  locale,
}: {
  row: Pick<InboxRow, 'waiting'>
  locale: Locale
}) {
  if (!waiting) return null
  const t = translator('staff.inbox', locale)
  const { ageHours, due, late, hoursLeft } = waiting
  return (
    <>
      {late ? (
        <Badge variant="fault">{t('late')}</Badge>
      ) : hoursLeft <= SOON_HOURS ? (
        <Badge variant="caution">{t('soon', { hours: hoursLeft })}</Badge>
      ) : null}{' '}
      <time dateTime={due.toISOString()} title={t('dueAt', { at: deskInstant(due, locale) })}>
        {t('hours', { hours: ageHours })}
      </time>
    </>
  )
}
