import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { listOrders } from '@/features/orders/queries/orders'
import { formatOrderNumber } from '@/features/orders/schema'
import { Link } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import { deskDay } from '@/platform/dates'

export default async function StaffOrdersPage() {
  const actor = await requireStaff('/staff/orders')
  const [orders, t, words] = await Promise.all([
    listOrders(actor),
    getTranslations('staff.orders'),
    getTranslations('orders'),
  ])
  const day = (date: Date) => deskDay(date)
  return (
    <main id="content" className="shell grid gap-4 py-6">
      <h1 className="text-xl">{t('title')}</h1>
      {orders.length === 0 ? (
        <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
          {t('empty')}
        </p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-2xl">
            <thead>
              <tr>
                <th scope="col">{t('number')}</th>
                <th scope="col">{t('buyer')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('created')}</th>
                <th scope="col" className="num">
                  {t('paid')}
                </th>
                <th scope="col" className="num">
                  {t('total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.serial}>
                  <td>
                    <Link
                      className="font-mono text-info underline"
                      href={`/orders/${formatOrderNumber(order.serial)}`}
                    >
                      {formatOrderNumber(order.serial)}
                    </Link>
                  </td>
                  <td>{order.companyName}</td>
                  <td>{words(`states.${order.state}`)}</td>
                  <td>{day(order.createdAt)}</td>
                  <td className="num">
                    {formatMoney(
                      order.deposit?.paidAt ? order.deposit.amountMinor : 0,
                      order.currency,
                    )}
                  </td>
                  <td className="num">{formatMoney(order.totalMinor, order.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}
