import { getLocale, getTranslations } from 'next-intl/server'
import { formatMoney } from '@/platform/money'
import { approveCreditAction } from '../../actions/approve-credit'
import type { CreditState } from '../../queries/credit-approval'
import { ApprovalPanel } from './approval-panel'

/**
 * Net days above the company's credit limit, with the figures, and finance's approval; nothing
 * within the limit.
 */
export async function CreditApprovalPanel({
  state: { stops, basis, given },
  own,
  currency,
  serial,
  revision,
  userId,
  mayApprove,
}: {
  state: CreditState
  /** the reader edited the draft */
  own: boolean
  currency: string
  serial: number
  revision: number
  userId: string
  mayApprove: boolean
}) {
  const [stop] = stops
  if (!stop) return null
  const [t, locale] = await Promise.all([getTranslations('staff.credit'), getLocale()])
  const figures = (['limit', 'owed', 'order'] as const).flatMap((name) => {
    const minor = stop.amounts[name]
    return minor === undefined ? [] : [[name, formatMoney(minor, currency, locale)] as const]
  })
  return (
    <ApprovalPanel
      kind="credit"
      lead={t('lead')}
      given={given}
      hindrance={own ? 'own' : mayApprove ? null : 'ask'}
      action={approveCreditAction}
      draft={{ serial, revision, basis }}
      userId={userId}
    >
      {figures.map(([name, amount]) => (
        <li key={name} className="flex flex-wrap justify-between gap-x-3 sm:max-w-sm">
          <span>{t(name)}</span>
          <span className="tabular-nums">{amount}</span>
        </li>
      ))}
    </ApprovalPanel>
  )
}
