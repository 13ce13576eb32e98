import { listShape } from '@/platform/lists/shape'

/** The list of somebody's follow-ups, as its address writes it: their own, whoever asks. */
export const FOLLOW_UP_LIST = listShape({
  name: 'follow-ups',
  path: '/staff/follow-ups',
  filters: {
    /** company or note */
    q: { kind: 'search' },
    when: { kind: 'choice', of: ['due', 'later', 'done'] },
  },
  columns: ['trade', 'company', 'day', 'noted', 'done'],
  shown: ['trade', 'company', 'day'],
  sorts: {
    day: { kind: 'day' },
    company: { kind: 'text' },
    noted: { kind: 'instant' },
  },
  id: 'uuid',
  order: { sort: 'day', down: false },
})
