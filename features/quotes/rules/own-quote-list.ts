import { listShape } from '@/platform/lists/shape'

/** Standing of a quote for its buyer, by the newest sent revision. */
export const OWN_QUOTE_STANDINGS = [
  'SIGNABLE',
  'ANSWERED',
  'EXPIRED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
] as const

/** A company's list of quotes, as addresses write it. */
export const OWN_QUOTE_LIST = listShape({
  name: 'own-quotes',
  path: '/account/quotes',
  filters: { q: { kind: 'search' }, standing: { kind: 'choice', of: OWN_QUOTE_STANDINGS } },
  columns: [],
  shown: [],
  sorts: { begun: { kind: 'instant' } },
  order: { sort: 'begun', down: true },
  pageRows: 25,
})
