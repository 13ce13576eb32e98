import { listShape } from '@/platform/lists/shape'
import { CONTROL_KINDS } from '../engine/control-kinds'
import { STANDINGS } from './standing'
import { REVIEW_STATES } from './measure-list'

/** The list of export controls as the desk's address writes it. */
export const CONTROL_LIST = listShape({
  name: 'export-controls',
  path: '/staff/tariffs/controls',
  filters: {
    /** title, country, a code or words of the law */
    q: { kind: 'search' },
    kind: { kind: 'choice', of: CONTROL_KINDS },
    standing: { kind: 'choice', of: STANDINGS },
    review: { kind: 'choice', of: REVIEW_STATES },
  },
  columns: [
    'kind',
    'exporter',
    'destinations',
    'codes',
    'standing',
    'from',
    'until',
    'review',
    'law',
    'source',
    'id',
  ],
  shown: ['kind', 'exporter', 'destinations', 'codes', 'standing', 'from', 'until', 'review'],
  sorts: {
    title: { kind: 'text' },
    exporter: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
  },
  id: 'text',
  order: { sort: 'from', down: true },
})
