import { listShape } from '@/platform/lists/shape'

/** The sales inbox as its address says it: at first what waits for an answer, the oldest first. */

export const REQUEST_STATUSES = ['NEW', 'IN_PROGRESS', 'QUOTED', 'DECLINED', 'CLOSED'] as const

export const REQUEST_LIST = listShape({
  name: 'requests',
  path: '/staff',
  filters: {
    q: { kind: 'search' },
    /** ALL: answered ones too */
    status: { kind: 'choice', of: ['ALL', ...REQUEST_STATUSES] },
    to: { kind: 'code', form: /^[a-z]{2}$/i },
    since: { kind: 'day' },
  },
  columns: ['buyer', 'contact', 'destination', 'asked', 'value', 'age', 'came', 'status', 'next'],
  shown: ['buyer', 'destination', 'asked', 'value', 'age', 'status', 'next'],
  sorts: {
    came: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    destination: { kind: 'text' },
    value: { kind: 'bigint' },
  },
  order: { sort: 'came', down: false },
})
