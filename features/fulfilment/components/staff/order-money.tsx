import { getLocale, getTranslations } from 'next-intl/server'
import type { OrderView } from '@/features/orders/schema'
import { formatMoney } from '@/platform/money'

/** The total of an order, what is paid and what is open. */
export async function OrderMoney({ order }: { order: OrderView }) {
  const [t, locale] = await Promise.all([getTranslations('fulfilment.desk'), getLocale()])
  const billedMinor = order.parts
    .filter(({ gate, kind }) => gate === 'billed' && kind !== 'AMENDMENT')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const open = order.parts.reduce((sum, { openMinor }) => sum + openMinor, 0)
  const figures = [
    ['total', order.totalMinor],
    ...(billedMinor > 0 ? [['billed', billedMinor] as const] : []),
    ['paid', order.paidMinor],
    ['open', open],
  ] as const
  return (
    <section aria-labelledby="money">
      <h2 id="money" className="sr-only">
        {t('money')}
      </h2>
      <dl className="grid grid-cols-2 gap-4 border-y py-4 sm:grid-cols-4">
        {figures.map(([name, amountMinor]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{t(name)}</dt>
            <dd className="text-lg font-semibold tabular-nums">
              {formatMoney(amountMinor, order.currency, locale)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
