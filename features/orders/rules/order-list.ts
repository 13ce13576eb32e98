import { listShape } from '@/platform/lists/shape'

/** The desk's list of orders, as addresses write it. */

export const ORDER_STATES = ['AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED'] as const

export const ORDER_LIST = listShape({
  name: 'orders',
  path: '/staff/orders',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: ORDER_STATES },
    since: { kind: 'day' },
    /** of one company: the company's page links here */
    company: { kind: 'code', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  },
  columns: ['buyer', 'state', 'created', 'confirmed', 'paid', 'total', 'quote'],
  shown: ['buyer', 'state', 'created', 'paid', 'total'],
  sorts: {
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    created: { kind: 'instant' },
    confirmed: { kind: 'instant', optional: true },
    total: { kind: 'bigint' },
  },
  order: { sort: 'number', down: true },
})
