import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { bookedFace } from '@/features/transfers/components/staff/booked-face'
import { TransfersNav } from '@/features/transfers/components/staff/transfers-nav'
import { bookedTable } from '@/features/transfers/queries/booked-table'
import { BOOKED_LIST } from '@/features/transfers/rules/booked-list'

export const generateMetadata = tabTitle('/staff/transfers/booked')

/** Transfers that were booked, the newest first. */
export default async function BookedTransfersPage({
  searchParams,
}: PageProps<'/[locale]/staff/transfers/booked'>) {
  const [params, t] = await Promise.all([
    searchParams,
    getTranslations('transfers.desk.bookedList'),
  ])
  return (
    <DeskListPage
      shape={BOOKED_LIST}
      table={bookedTable}
      permission="transfer.match"
      face={bookedFace}
      params={params}
      nav={<TransfersNav room="booked" />}
      title={t('title')}
    />
  )
}
