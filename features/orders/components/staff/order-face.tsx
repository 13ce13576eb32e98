import { buyerColumn, numberColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { ORDER_STATES, type ORDER_LIST } from '../../rules/order-list'
import type { OrderRow } from '../../schema'

/** The list of orders with what is paid of each. */
export function orderFace({ locale, to }: ListReader): FaceOf<typeof ORDER_LIST, OrderRow> {
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
      numberColumn({
        label: t('number'),
        sort: 'number',
        value: numberOf,
        href: (row) => to(`/staff/orders/${numberOf(row)}`),
      }),
    ],
    columns: {
      buyer: buyerColumn(t('buyer')),
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
        value: ({ paidMinor, currency }) => ({ minor: paidMinor, currency }),
      },
      total: {
        label: t('total'),
        kind: 'money',
        sort: 'total',
        value: ({ totalMinor, currency }) => ({ minor: totalMinor, currency }),
      },
      quote: numberColumn({
        label: t('quote'),
        value: ({ quoteSerial }) => formatQuoteNumber(quoteSerial),
        href: ({ quoteSerial }) => to(`/staff/quotes/${formatQuoteNumber(quoteSerial)}`),
      }),
    },
    filters: {
      q: { label: t('search') },
      state: {
        label: t('state'),
        options: ORDER_STATES.map((state) => [state, words(`states.${state}`)]),
      },
      since: { label: t('since'), more: true },
      company: { label: t('company'), hidden: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: words('states.AWAITING_DEPOSIT'), query: 'state=AWAITING_DEPOSIT' },
    ],
  }
}
