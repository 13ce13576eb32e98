import { listShape } from '@/platform/lists/shape'

/** Where a quote stands for its buyer, by the newest revision that was sent. */
export const OWN_QUOTE_STANDINGS = [
  'SIGNABLE',
  'ANSWERED',
  'EXPIRED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
] as const

/** The quotes of one company as the address of its list says them. */
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
