import { getLocale, getTranslations } from 'next-intl/server'
import { cn } from '@/components/ui/cn'
import type { GoodsView } from '@/features/fulfilment/queries/goods'
import type { OrderView } from '@/features/orders/schema'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'

/** The three things a buyer wants to know of an order: where it is, what is owed, what they have to do. */
export async function OrderOverview({
  order,
  goods,
  decidesSample,
  today,
}: {
  order: OrderView
  goods: GoodsView
  /** at the factory, by whose days parts fall due: `YYYY-MM-DD` */
  today: string
  /** a sample waits for their yes or no */
  decidesSample: boolean
}) {
  const t = await getTranslations('orders.overview')
  const stages = await getTranslations('fulfilment.stages')
  const locale = localeOf(await getLocale())
  const isOff = order.state === 'CANCELLED'
  const due = order.parts.filter(({ state }) => state === 'due')
  const dueMinor = due.reduce((sum, { openMinor }) => sum + openMinor, 0)
  const later = order.parts.find(({ state }) => state === 'waiting')
  const [soonest] = due.flatMap((part) => part.due?.on ?? []).toSorted()
  const isLate = soonest !== undefined && soonest < today
  const ready = goods.lines
    .flatMap(({ expected, ready: readyQuantity, quantity }) =>
      readyQuantity < quantity && expected ? expected : [],
    )
    .toSorted()
    .at(-1)
  const where = isOff
    ? t('off')
    : goods.isHeld
      ? t('held')
      : order.state === 'AWAITING_DEPOSIT'
        ? t('notBegun')
        : goods.stage
          ? `${stages(goods.stage)}${ready ? `, ${t('ready', { day: dayText(ready, locale) })}` : ''}`
          : t('noGoods')
  const owe =
    dueMinor > 0
      ? t(isLate ? 'oweLate' : 'owe', {
          amount: formatMoney(dueMinor, order.currency, locale),
          day: soonest ? dayText(soonest, locale) : 'none',
        })
      : later && !isOff
        ? t('later', { amount: formatMoney(later.openMinor, order.currency, locale) })
        : t('nothing')
  const need = isOff
    ? t('needNothing')
    : [
        ...(decidesSample ? [t('needSample')] : []),
        ...(dueMinor > 0 ? [t('needPayment')] : []),
      ].join(' ') || t('needNothing')
  const answers = [
    ['where', where],
    ['oweTitle', owe],
    ['need', need],
  ] as const
  return (
    <dl
      className="grid gap-4 rounded-md border bg-white p-4 sm:grid-cols-3"
      data-testid="order-overview"
    >
      {answers.map(([name, answer]) => (
        <div key={name} className="grid content-start gap-1">
          <dt className="text-xs text-muted">{t(name)}</dt>
          <dd
            className={cn(
              'font-medium break-words',
              name === 'oweTitle' && isLate && 'text-caution',
            )}
          >
            {answer}
          </dd>
        </div>
      ))}
    </dl>
  )
}
