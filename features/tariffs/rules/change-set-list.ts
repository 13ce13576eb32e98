import { listShape } from '@/platform/lists/shape'

/** The list of the tariff desk's change sets as its address writes it, the newest first. */

export const CHANGE_SET_STATES = ['DRAFT', 'PUBLISHED', 'DISCARDED'] as const

export const CHANGE_SET_LIST = listShape({
  name: 'tariff-changes',
  path: '/staff/tariffs/changes',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: CHANGE_SET_STATES },
    since: { kind: 'day' },
  },
  columns: ['title', 'state', 'changes', 'by', 'drafted', 'publishedBy', 'published', 'reason'],
  shown: ['title', 'state', 'changes', 'by', 'drafted', 'publishedBy', 'published'],
  sorts: {
    number: { kind: 'integer' },
    by: { kind: 'text' },
    drafted: { kind: 'instant' },
    published: { kind: 'instant', optional: true },
  },
  order: { sort: 'number', down: true },
})
