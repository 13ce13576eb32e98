import { listShape } from '@/platform/lists/shape'
import { STANDINGS } from './standing'
import { REVIEW_STATES } from './measure-list'

/** The list of exclusion lists as the desk's address writes it, ended ones included. */
export const EXCLUSION_LIST = listShape({
  name: 'exclusions',
  path: '/staff/tariffs/exclusions',
  filters: {
    /** title, heading, programme, a code or words of the law */
    q: { kind: 'search' },
    standing: { kind: 'choice', of: STANDINGS },
    review: { kind: 'choice', of: REVIEW_STATES },
  },
  columns: [
    'heading',
    'programme',
    'articles',
    'origins',
    'standing',
    'from',
    'until',
    'known',
    'review',
    'law',
    'source',
    'id',
  ],
  shown: ['heading', 'programme', 'articles', 'standing', 'from', 'until', 'known', 'review'],
  sorts: {
    title: { kind: 'text' },
    heading: { kind: 'text' },
    programme: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
  },
  id: 'text',
  order: { sort: 'from', down: true },
})
