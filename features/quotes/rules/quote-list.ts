import type { ListShape } from '@/platform/lists/shape'

/** The quotes of the desk as their address says them. */

/** Where a quote stands: by its newest revision, and whether what was sent can still be signed. */
export const QUOTE_STANDINGS = ['DRAFT', 'SIGNABLE', 'EXPIRED', 'ACCEPTED', 'DECLINED'] as const

export const QUOTE_COLUMNS = [
  'buyer',
  'state',
  'total',
  'deposit',
  'validUntil',
  'sent',
  'begun',
  'request',
  'order',
] as const
export type QuoteColumn = (typeof QUOTE_COLUMNS)[number]

export const QUOTE_LIST = {
  name: 'quotes',
  path: '/staff/quotes',
  filters: {
    q: { kind: 'search' },
    standing: { kind: 'choice', of: QUOTE_STANDINGS },
    since: { kind: 'day' },
  },
  columns: QUOTE_COLUMNS,
  shown: ['buyer', 'state', 'total', 'validUntil', 'sent'],
  sorts: {
    begun: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    total: { kind: 'bigint' },
    validUntil: { kind: 'instant' },
  },
  id: 'integer',
  order: { sort: 'begun', down: true },
  pageRows: 100,
} as const satisfies ListShape<QuoteColumn>

export type QuoteFilter = keyof (typeof QUOTE_LIST)['filters']
export type QuoteSort = keyof (typeof QUOTE_LIST)['sorts']
