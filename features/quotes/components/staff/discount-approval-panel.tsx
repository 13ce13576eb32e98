import { getTranslations } from 'next-intl/server'
import { approveDiscountAction } from '../../actions/approve-discount'
import type { DiscountApproval, DiscountState } from '../../queries/discount-approval'
import { ApprovalPanel } from './approval-panel'

/** A discount above the limit of sales, and its approval; nothing if there is none. */
export async function DiscountApprovalPanel({
  state: { percent, basis, stops },
  approval: { isAsked, given, own },
  serial,
  revision,
  userId,
  mayApprove,
}: {
  /** measured against the reader's limit */
  state: DiscountState
  approval: DiscountApproval
  serial: number
  revision: number
  userId: string
  mayApprove: boolean
}) {
  if (!isAsked) return null
  const t = await getTranslations('staff.discount')
  return (
    <ApprovalPanel
      kind="discount"
      lead={t('lead')}
      given={given}
      hindrance={own ? 'own' : mayApprove && stops.length === 0 ? null : 'ask'}
      action={approveDiscountAction}
      draft={{ serial, revision, basis }}
      userId={userId}
    >
      <li>{t('gives', { percent })}</li>
    </ApprovalPanel>
  )
}
