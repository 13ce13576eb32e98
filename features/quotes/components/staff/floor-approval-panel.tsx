import { getLocale, getTranslations } from 'next-intl/server'
import { formatMoney } from '@/platform/money'
import { approveFloorAction } from '../../actions/approve-floor'
import type { FloorApproval, FloorState } from '../../queries/floor-approval'
import type { QuoteDocument } from '../../schema'
import { ApprovalPanel } from './approval-panel'

/**
 * What of a draft is below the minimum margin, and a sales manager's approval; nothing if all is
 * above.
 */
export async function FloorApprovalPanel({
  floor: { stops, basis, costs },
  approval: { given, own },
  document: { draft },
  serial,
  revision,
  userId,
  mayApprove,
}: {
  floor: FloorState
  approval: FloorApproval
  document: QuoteDocument
  serial: number
  revision: number
  userId: string
  mayApprove: boolean
}) {
  if (stops.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('staff.floor'), getLocale()])
  return (
    <ApprovalPanel
      kind="floor"
      lead={t('lead', { percent: costs.floorPercent ?? '' })}
      given={given}
      hindrance={own ? 'own' : mayApprove ? null : 'ask'}
      action={approveFloorAction}
      draft={{ serial, revision, basis }}
      userId={userId}
    >
      {stops.map(({ path, code, amounts }) => {
        const line = draft.lines[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)]
        return (
          <li key={path} className="flex flex-wrap items-baseline gap-x-3">
            <span>{line?.title ?? t('whole')}</span>
            {line ? (
              <span className="text-caution">
                {t(code === 'cost_above_price' ? 'aboveCost' : 'below', {
                  price: formatMoney(amounts.price ?? 0, draft.currency, locale),
                  least: formatMoney(amounts.least ?? 0, draft.currency, locale),
                })}
              </span>
            ) : null}
          </li>
        )
      })}
    </ApprovalPanel>
  )
}
