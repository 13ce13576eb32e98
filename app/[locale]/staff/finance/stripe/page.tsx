import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { StripePage } from '@/features/payments/components/staff/stripe-page'
import { stripeDay, stripeDifferences } from '@/features/payments/queries/stripe-day'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/finance/stripe')

/** Stripe reconciled with the books: differences, payouts, unhandled events. */
export default async function Page() {
  const actor = await requireStaff('/staff/finance/stripe')
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  const [{ payouts }, found] = await Promise.all([
    stripeDay(actor, factoryDay(new Date())),
    stripeDifferences(actor),
  ])
  return (
    <StripePage
      payouts={payouts}
      found={found}
      userId={actor.userId}
      mayCompare={may(actor, 'stripe.compare')}
    />
  )
}
