import type { ListShape } from '@/platform/lists/shape'

/** The orders of the desk as their address says them. */

export const ORDER_STATES = ['AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED'] as const

export const ORDER_COLUMNS = [
  'buyer',
  'state',
  'created',
  'confirmed',
  'paid',
  'total',
  'quote',
] as const
export type OrderColumn = (typeof ORDER_COLUMNS)[number]

export const ORDER_LIST = {
  name: 'orders',
  path: '/staff/orders',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: ORDER_STATES },
    since: { kind: 'day' },
  },
  columns: ORDER_COLUMNS,
  shown: ['buyer', 'state', 'created', 'paid', 'total'],
  sorts: {
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    created: { kind: 'instant' },
    confirmed: { kind: 'instant', optional: true },
    total: { kind: 'bigint' },
  },
  id: 'integer',
  order: { sort: 'number', down: true },
  pageRows: 100,
} as const satisfies ListShape<OrderColumn>

export type OrderFilter = keyof (typeof ORDER_LIST)['filters']
export type OrderSort = keyof (typeof ORDER_LIST)['sorts']
