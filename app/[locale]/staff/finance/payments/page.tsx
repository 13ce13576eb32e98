import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { PaymentsPage } from '@/features/payments/components/staff/payments-page'
import { receivedPayments } from '@/features/payments/queries/payment-desk'

/** Payments that came in through Stripe; `?order=SO-00042` for those of an order. */
export default async function Page({
  searchParams,
}: PageProps<'/[locale]/staff/finance/payments'>) {
  const [actor, { order }] = await Promise.all([
    requireStaff('/staff/finance/payments'),
    searchParams,
  ])
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  const asked = typeof order === 'string' ? order.trim().toUpperCase().slice(0, 20) : ''
  const { rows, isCut } = await receivedPayments(actor, asked)
  return <PaymentsPage rows={rows} isCut={isCut} asked={asked} />
}
