import { listShape } from '@/platform/lists/shape'

/** The quotes of the desk as their address says them. */

/** Where a quote stands: by its newest revision, and whether what was sent can still be signed. */
export const QUOTE_STANDINGS = [
  'DRAFT',
  'SIGNABLE',
  'EXPIRED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
] as const

export const QUOTE_LIST = listShape({
  name: 'quotes',
  path: '/staff/quotes',
  filters: {
    q: { kind: 'search' },
    standing: { kind: 'choice', of: QUOTE_STANDINGS },
    since: { kind: 'day' },
  },
  columns: [
    'buyer',
    'state',
    'total',
    'deposit',
    'validUntil',
    'sent',
    'begun',
    'request',
    'order',
  ],
  shown: ['buyer', 'state', 'total', 'validUntil', 'sent'],
  sorts: {
    begun: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    total: { kind: 'bigint' },
    validUntil: { kind: 'instant' },
  },
  order: { sort: 'begun', down: true },
})
