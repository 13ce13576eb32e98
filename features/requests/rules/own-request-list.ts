import { listShape } from '@/platform/lists/shape'

/** The list of one company's requests, as its address writes it. OPEN: waiting for our answer. */
export const OWN_REQUEST_STANDINGS = ['OPEN', 'QUOTED', 'DECLINED', 'CLOSED', 'WITHDRAWN'] as const

export const OWN_REQUEST_LIST = listShape({
  name: 'own-requests',
  path: '/account/requests',
  filters: { q: { kind: 'search' }, standing: { kind: 'choice', of: OWN_REQUEST_STANDINGS } },
  columns: [],
  shown: [],
  sorts: { sent: { kind: 'instant' } },
  order: { sort: 'sent', down: true },
  pageRows: 25,
})
