import { listShape } from '@/platform/lists/shape'

/** The list of parts of payment plans that are owed, as its address writes it. */
export const OWED_LIST = listShape({
  name: 'owed',
  path: '/staff/finance/owed',
  filters: {
    /** the order's number, or who owes */
    q: { kind: 'search' },
    /** past its day, near it, or without an agreed day */
    due: { kind: 'choice', of: ['LATE', 'SOON', 'NO_DAY'] },
    currency: { kind: 'code', form: /^[a-z]{3}$/i },
  },
  columns: ['company', 'part', 'due', 'late', 'open'],
  shown: ['company', 'part', 'due', 'late', 'open'],
  sorts: {
    due: { kind: 'day', optional: true },
    order: { kind: 'integer' },
    company: { kind: 'text' },
    open: { kind: 'bigint' },
  },
  id: 'uuid',
  order: { sort: 'due', down: false },
})
