import { listShape } from '@/platform/lists/shape'

/** The desk's list of quotes, as addresses write it. */

/**
 * Standing of a quote: by its newest revision, whether the sent one can still be signed, and was
 * seen.
 */
export const QUOTE_STANDINGS = [
  'DRAFT',
  'SIGNABLE',
  'UNOPENED',
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
    /** of one company: the company's page links here */
    company: { kind: 'code', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  },
  columns: [
    'buyer',
    'state',
    'total',
    'deposit',
    'validUntil',
    'sent',
    'opened',
    'begun',
    'request',
    'order',
  ],
  shown: ['buyer', 'state', 'total', 'validUntil', 'sent', 'opened'],
  sorts: {
    begun: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    total: { kind: 'bigint' },
    validUntil: { kind: 'instant' },
  },
  order: { sort: 'begun', down: true },
})
