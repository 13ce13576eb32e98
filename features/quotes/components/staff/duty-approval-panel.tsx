import { getLocale, getTranslations } from 'next-intl/server'
import { REVIEW_HOLDS_DAYS } from '@/features/tariffs/engine/review'
import { dayText } from '@/platform/dates'
import { approveDutyAction } from '../../actions/approve-duty'
import type { DutyApprovalState } from '../../queries/duty-approvals'
import { ApprovalPanel } from './approval-panel'

/**
 * The doubtful rows that a DDP draft depends on, and the tariff desk's approval; nothing if there
 * are none.
 */
export async function DutyApprovalPanel({
  state: { rows, basis, given, own, ownAllowed },
  serial,
  revision,
  userId,
  mayApprove,
}: {
  state: DutyApprovalState
  serial: number
  revision: number
  userId: string
  mayApprove: boolean
}) {
  if (rows.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('staff.dutyApproval'), getLocale()])
  return (
    <ApprovalPanel
      kind="dutyApproval"
      lead={t('lead')}
      given={given}
      hindrance={!mayApprove ? 'ask' : own && !ownAllowed ? 'own' : null}
      action={approveDutyAction}
      draft={{ serial, revision, basis }}
      userId={userId}
    >
      {rows.map((row) => (
        <li
          key={`${row.id} ${row.heading} ${row.at}`}
          className="flex flex-wrap items-baseline gap-x-3"
        >
          <span>
            {row.title} <span className="font-mono text-xs">{row.heading}</span>
          </span>
          <span className="text-caution">
            {row.at === null
              ? t('unreviewed')
              : t('stale', {
                  day: dayText(row.at, locale),
                  by: row.by ?? '',
                  days: REVIEW_HOLDS_DAYS,
                })}
          </span>
        </li>
      ))}
    </ApprovalPanel>
  )
}
