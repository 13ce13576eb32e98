import { listShape } from '@/platform/lists/shape'

/**
 * Standing of an order for its buyer. TO_PAY: something of it is owed; BEGUN: past the deposit, or
 * cancelled.
 */
export const OWN_ORDER_STANDINGS = ['TO_PAY', 'BEGUN'] as const

/** A company's list of orders, as addresses write it. */
export const OWN_ORDER_LIST = listShape({
  name: 'own-orders',
  path: '/account/orders',
  filters: { q: { kind: 'search' }, standing: { kind: 'choice', of: OWN_ORDER_STANDINGS } },
  columns: [],
  shown: [],
  /** due: the first day by which something of it is owed */
  sorts: { number: { kind: 'integer' }, due: { kind: 'day', optional: true } },
  order: { sort: 'number', down: true },
  pageRows: 25,
})
