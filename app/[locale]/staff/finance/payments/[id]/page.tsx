import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { PaymentPage } from '@/features/payments/components/staff/payment-page'
import { paymentDesk } from '@/features/payments/queries/payment-desk'

export const generateMetadata = tabTitle(
  '/staff/finance/payments/[id]',
  async (actor, { id = '' }) => (await paymentDesk(actor, id)).company,
)

/** One payment, and its refunds. */
export default async function Page({ params }: PageProps<'/[locale]/staff/finance/payments/[id]'>) {
  const [actor, { id }] = await Promise.all([requireStaff(), params])
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  const payment = await orNotFound(paymentDesk(actor, id))
  return (
    <PaymentPage
      payment={payment}
      userId={actor.userId}
      mayRefund={may(actor, 'payment.refund')}
      now={new Date()}
    />
  )
}
