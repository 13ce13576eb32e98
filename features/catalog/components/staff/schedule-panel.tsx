import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { requireStaff } from '@/features/accounts/guards'
import { sayComplaint } from '@/i18n/say'
import { deskInstant } from '@/platform/dates'
import { getSchedule } from '../../queries/schedules'
import { factoryClock } from '@/platform/day'

/** When what is entered of a product goes into the shop by itself: choosing the moment, moving it, giving it up. */
export async function SchedulePanel({
  id,
  version,
  canSchedule,
  schedule,
  cancel,
}: {
  id: string
  version: number
  canSchedule: boolean
  schedule: DeskAction
  cancel: DeskAction
}) {
  const locale = await getLocale()
  const held = await getSchedule(await requireStaff('/staff/catalog'), id)
  if (!held && !canSchedule) return null
  const t = await getTranslations('schedule')
  const at = held ? deskInstant(held.dueAt, locale) : ''
  const own = { id, version: String(version) }
  return (
    <section aria-label={t('title')} className="grid gap-2 rounded-md border bg-white p-4 text-sm">
      {held ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className={held.state === 'waiting' ? 'font-medium' : 'text-fault'}>
            {held.state === 'waiting'
              ? t('waiting', { at, by: held.by })
              : t(`problems.${held.state}`, {
                  at,
                  by: held.by,
                  detail: sayComplaint(held.detail, locale),
                })}
          </p>
          <DeskForm
            id="unschedule"
            action={cancel}
            hidden={own}
            fields={[]}
            submit={held.state === 'waiting' ? t('cancel') : t('dismiss')}
          />
        </div>
      ) : null}
      {canSchedule ? (
        <DeskForm
          id="schedule"
          key={version}
          action={schedule}
          hidden={own}
          fields={[
            {
              name: 'at',
              label: t('at'),
              hint: t('zone'),
              type: 'datetime-local',
              ...(held ? { start: factoryClock(held.dueAt) } : {}),
            },
          ]}
          submit={held?.state === 'waiting' ? t('move') : t('schedule')}
        />
      ) : null}
    </section>
  )
}
