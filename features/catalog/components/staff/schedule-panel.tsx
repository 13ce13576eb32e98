import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { requireStaff } from '@/features/accounts/guards'
import { sayComplaint } from '@/i18n/say'
import { deskInstant } from '@/platform/dates'
import { getSchedule } from '../../queries/schedules'
import { factoryClock } from '@/platform/day'

/** When a product's draft is published by itself: setting the moment, moving it, cancelling it. */
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
  const currentSchedule = await getSchedule(await requireStaff('/staff/catalog'), id)
  if (!currentSchedule && !canSchedule) return null
  const t = await getTranslations('schedule')
  const at = currentSchedule ? deskInstant(currentSchedule.dueAt, locale) : ''
  const own = { id, version: String(version) }
  return (
    <section aria-label={t('title')} className="grid gap-2 rounded-md border bg-white p-4 text-sm">
      {currentSchedule ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className={currentSchedule.state === 'waiting' ? 'font-medium' : 'text-fault'}>
            {currentSchedule.state === 'waiting'
              ? t('waiting', { at, by: currentSchedule.by })
              : t(`problems.${currentSchedule.state}`, {
                  at,
                  by: currentSchedule.by,
                  detail: sayComplaint(currentSchedule.detail, locale),
                })}
          </p>
          <DeskForm
            id="unschedule"
            action={cancel}
            hidden={own}
            fields={[]}
            submit={currentSchedule.state === 'waiting' ? t('cancel') : t('dismiss')}
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
              ...(currentSchedule ? { start: factoryClock(currentSchedule.dueAt) } : {}),
            },
          ]}
          submit={currentSchedule?.state === 'waiting' ? t('move') : t('schedule')}
        />
      ) : null}
    </section>
  )
}
