import { listShape } from '@/platform/lists/shape'
import { RATE_KIND_NAMES } from './rates'

/** The list of what articles cost, as its address describes it. */

export const COST_STANDINGS = ['KNOWN', 'UNKNOWN', 'DEMO'] as const

export const COST_LIST = listShape({
  name: 'costs',
  path: '/staff/costs',
  filters: {
    q: { kind: 'search' },
    subject: { kind: 'choice', of: ['SKU', 'OPTION', 'LINE'] },
    standing: { kind: 'choice', of: COST_STANDINGS },
    /** entered on that day or later */
    since: { kind: 'day' },
  },
  columns: ['name', 'cost', 'from', 'price', 'margin', 'way', 'source', 'by', 'remark'],
  shown: ['name', 'cost', 'price', 'margin', 'from', 'by', 'remark'],
  sorts: {
    key: { kind: 'text' },
    name: { kind: 'text' },
    from: { kind: 'day', optional: true },
  },
  id: 'text',
  order: { sort: 'key', down: false },
})

export const COST_RATE_LIST = listShape({
  name: 'cost-rates',
  path: '/staff/costs/rates',
  filters: {
    q: { kind: 'search' },
    kind: { kind: 'choice', of: RATE_KIND_NAMES },
    /** only those valid today */
    holds: { kind: 'choice', of: ['yes'] },
  },
  columns: ['value', 'from', 'source', 'review', 'by', 'set'],
  shown: ['value', 'from', 'source', 'review', 'by'],
  sorts: { kind: { kind: 'text' }, from: { kind: 'day' }, set: { kind: 'instant' } },
  id: 'uuid',
  order: { sort: 'kind', down: false },
})
