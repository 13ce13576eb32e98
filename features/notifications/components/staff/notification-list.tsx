import { getLocale, getTranslations } from 'next-intl/server'
import { DeedForm } from '@/components/form/deed-form'
import { Badge } from '@/components/ui/badge'
import { Empty } from '@/components/ui/empty'
import { deskInstant } from '@/platform/dates'
import { openNotificationAction } from '../../actions/notifications'
import type { ShownNotification } from '../../queries/notifications'
import { shownValues } from '../../rules/notification-values'

/** Somebody's notifications, the newest first; unread ones stand out by word and weight. A press opens one. */
export async function NotificationList({ rows }: { rows: readonly ShownNotification[] }) {
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()])
  if (rows.length === 0) return <Empty>{t('empty')}</Empty>
  return (
    <ul className="divide-y rounded-md border bg-white">
      {rows.map(({ id, kind, values, createdAt, read }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
          <span className={`min-w-0 flex-1 basis-60 ${read ? 'text-muted' : 'font-medium'}`}>
            {read ? null : (
              <>
                <Badge variant="info">{t('new')}</Badge>{' '}
              </>
            )}
            {t(`told.${kind}`, shownValues(values, locale))}
          </span>
          <time dateTime={createdAt.toISOString()} className="text-xs text-muted">
            {deskInstant(createdAt, locale)}
          </time>
          <DeedForm
            action={openNotificationAction.bind(null, id)}
            variant={read ? 'ghost' : 'outline'}
            size="sm"
          >
            {t('open')}
          </DeedForm>
        </li>
      ))}
    </ul>
  )
}
