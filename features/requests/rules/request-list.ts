import type { ListShape } from '@/platform/lists/shape'

/** The sales inbox as its address says it: at first what waits for an answer, the oldest first. */

export const REQUEST_STATUSES = ['NEW', 'IN_PROGRESS', 'QUOTED', 'DECLINED', 'CLOSED'] as const

export const REQUEST_COLUMNS = [
  'buyer',
  'contact',
  'destination',
  'asked',
  'value',
  'age',
  'came',
  'status',
  'next',
] as const
export type RequestColumn = (typeof REQUEST_COLUMNS)[number]

export const REQUEST_LIST = {
  name: 'requests',
  path: '/staff',
  filters: {
    q: { kind: 'search' },
    /** ALL: answered ones too */
    status: { kind: 'choice', of: ['ALL', ...REQUEST_STATUSES] },
    to: { kind: 'code', form: /^[a-z]{2}$/i },
    since: { kind: 'day' },
  },
  columns: REQUEST_COLUMNS,
  shown: ['buyer', 'destination', 'asked', 'value', 'age', 'status', 'next'],
  sorts: {
    came: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    destination: { kind: 'text' },
    value: { kind: 'bigint' },
  },
  id: 'integer',
  order: { sort: 'came', down: false },
  pageRows: 100,
} as const satisfies ListShape<RequestColumn>

export type RequestFilter = keyof (typeof REQUEST_LIST)['filters']
export type RequestSort = keyof (typeof REQUEST_LIST)['sorts']
