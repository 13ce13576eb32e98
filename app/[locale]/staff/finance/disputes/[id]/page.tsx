import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { DisputePage } from '@/features/payments/components/staff/dispute-page'
import { disputeDesk } from '@/features/payments/queries/dispute-desk'

export const generateMetadata = tabTitle(
  '/staff/finance/disputes/[id]',
  async (actor, { id = '' }) => (await disputeDesk(actor, id)).company,
)

/** A dispute, and the evidence for it. */
export default async function Page({ params }: PageProps<'/[locale]/staff/finance/disputes/[id]'>) {
  const [actor, { id }] = await Promise.all([requireStaff(), params])
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  const dispute = await orNotFound(disputeDesk(actor, id))
  return (
    <DisputePage
      dispute={dispute}
      userId={actor.userId}
      mayAnswer={may(actor, 'dispute.answer')}
      now={new Date()}
    />
  )
}
