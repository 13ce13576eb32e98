import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { FinanceNav } from '@/features/payments/components/staff/finance-frame'
import { paymentFace } from '@/features/payments/components/staff/payment-face'
import { paymentTable } from '@/features/payments/queries/payment-table'
import { PAYMENT_LIST } from '@/features/payments/rules/payment-list'

export const generateMetadata = tabTitle('/staff/finance/payments')

/** Payments that came in through Stripe, the newest first. */
export default async function PaymentsPage({
  searchParams,
}: PageProps<'/[locale]/staff/finance/payments'>) {
  const [params, t] = await Promise.all([searchParams, getTranslations('finance.payments')])
  return (
    <DeskListPage
      shape={PAYMENT_LIST}
      table={paymentTable}
      permission="ledger.read"
      face={paymentFace}
      params={params}
      nav={<FinanceNav room="payments" />}
      title={t('title')}
    />
  )
}
