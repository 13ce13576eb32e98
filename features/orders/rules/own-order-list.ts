import { listShape } from '@/platform/lists/shape'

/** Where an order stands for its buyer. BEGUN: past the deposit, or cancelled. */
export const OWN_ORDER_STANDINGS = ['AWAITING_DEPOSIT', 'BEGUN'] as const

/** The orders of one company as the address of its list says them. */
export const OWN_ORDER_LIST = listShape({
  name: 'own-orders',
  path: '/account/orders',
  filters: { q: { kind: 'search' }, standing: { kind: 'choice', of: OWN_ORDER_STANDINGS } },
  columns: [],
  shown: [],
  sorts: { number: { kind: 'integer' } },
  order: { sort: 'number', down: true },
  pageRows: 25,
})
