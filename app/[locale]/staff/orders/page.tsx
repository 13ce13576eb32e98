import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { orderFace } from '@/features/orders/components/staff/order-face'
import { orderTable } from '@/features/orders/queries/order-table'
import { ORDER_LIST } from '@/features/orders/rules/order-list'

export const generateMetadata = tabTitle('/staff/orders')

/** Orders, the newest first. */
export default async function StaffOrdersPage({
  searchParams,
}: PageProps<'/[locale]/staff/orders'>) {
  const t = await getTranslations('staff.orders')
  return (
    <DeskListPage
      shape={ORDER_LIST}
      table={orderTable}
      face={orderFace}
      params={await searchParams}
      title={t('title')}
    />
  )
}
