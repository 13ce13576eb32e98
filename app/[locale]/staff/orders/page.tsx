import { getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { pageReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { requireStaff } from '@/features/accounts/guards'
import { listViews } from '@/features/accounts/queries/list-views'
import { orderFace } from '@/features/orders/components/staff/order-face'
import { orderTable } from '@/features/orders/queries/order-table'
import { ORDER_LIST } from '@/features/orders/rules/order-list'

/** Orders, the newest first. */
export default async function StaffOrdersPage({
  searchParams,
}: PageProps<'/[locale]/staff/orders'>) {
  const actor = await requireStaff('/staff/orders')
  const [params, source] = await Promise.all([searchParams, orderTable(actor)])
  const [opened, views, reader, t] = await Promise.all([
    openList(ORDER_LIST, source, params),
    listViews(actor, ORDER_LIST.name),
    pageReader(),
    getTranslations('staff.orders'),
  ])
  return (
    <main id="content" className="desk-page">
      <StaffList
        opened={opened}
        face={orderFace(reader)}
        views={views}
        actions={{ save: saveListViewAction, remove: deleteListViewAction }}
        person={actor.userId}
        heading={<h1 className="text-lg">{t('title')}</h1>}
      />
    </main>
  )
}
