import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { FinanceNav } from '@/features/payments/components/staff/finance-frame'
import { owedFace } from '@/features/payments/components/staff/owed-face'
import { owedTable } from '@/features/payments/queries/owed-table'
import { OWED_LIST } from '@/features/payments/rules/owed-list'

export const generateMetadata = tabTitle('/staff/finance/owed')

/** Every part of a payment plan that is owed, the oldest due day first. */
export default async function OwedPage({
  searchParams,
}: PageProps<'/[locale]/staff/finance/owed'>) {
  const [params, t] = await Promise.all([searchParams, getTranslations('finance.owedList')])
  return (
    <DeskListPage
      shape={OWED_LIST}
      table={owedTable}
      permission="ledger.read"
      face={owedFace}
      params={params}
      nav={<FinanceNav room="owed" />}
      title={t('title')}
    />
  )
}
