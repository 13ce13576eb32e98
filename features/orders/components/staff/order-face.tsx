import type { ListFace } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { formatQuoteNumber } from '@/platform/numbers'
import { ORDER_STATES, type OrderColumn, type OrderFilter } from '../../rules/order-list'
import { formatOrderNumber, type OrderRow } from '../../schema'

/** Orders with what is paid of them. */
export function orderFace({
  locale,
  to,
}: ListReader): ListFace<OrderRow, OrderColumn, OrderFilter> {
  const t = translator('staff.orders', locale)
  const words = translator('orders', locale)
  const numberOf = ({ serial }: OrderRow) => formatOrderNumber(serial)
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ serial }) => String(serial),
    nameOf: numberOf,
    fixed: [
      {
        label: t('number'),
        kind: 'code',
        sort: 'number',
        value: numberOf,
        cell: (row) => <a href={to(`/orders/${numberOf(row)}`)}>{numberOf(row)}</a>,
      },
    ],
    columns: {
      buyer: {
        label: t('buyer'),
        kind: 'text',
        sort: 'buyer',
        long: 'clip',
        value: ({ companyName }) => companyName,
      },
      state: { label: t('state'), kind: 'text', value: ({ state }) => words(`states.${state}`) },
      created: {
        label: t('created'),
        kind: 'day',
        sort: 'created',
        value: ({ createdAt }) => createdAt,
      },
      confirmed: {
        label: t('confirmed'),
        kind: 'day',
        sort: 'confirmed',
        value: ({ confirmedAt }) => confirmedAt,
      },
      paid: {
        label: t('paid'),
        kind: 'money',
        value: ({ deposit, currency }) => ({
          minor: deposit?.paidAt ? deposit.amountMinor : 0,
          currency,
        }),
      },
      total: {
        label: t('total'),
        kind: 'money',
        sort: 'total',
        value: ({ totalMinor, currency }) => ({ minor: totalMinor, currency }),
      },
      quote: {
        label: t('quote'),
        kind: 'code',
        value: ({ quoteSerial }) => formatQuoteNumber(quoteSerial),
        cell: ({ quoteSerial }) => (
          <a href={to(`/staff/quotes/${formatQuoteNumber(quoteSerial)}`)}>
            {formatQuoteNumber(quoteSerial)}
          </a>
        ),
      },
    },
    filters: {
      q: { label: t('search') },
      state: {
        label: t('state'),
        options: ORDER_STATES.map((state) => [state, words(`states.${state}`)]),
      },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: words('states.AWAITING_DEPOSIT'), query: 'state=AWAITING_DEPOSIT' },
    ],
  }
}
