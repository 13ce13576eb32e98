import { listShape } from '@/platform/lists/shape'

/** The letters that the site has written, as a list; its address holds filters and order. */

export const MAIL_STATES = ['QUEUED', 'SENT', 'KEPT', 'FAILED', 'BOUNCED', 'HELD'] as const

export const MAIL_LIST = listShape({
  name: 'mail',
  path: '/staff/mail',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: MAIL_STATES },
    since: { kind: 'day' },
  },
  columns: ['to', 'state', 'written', 'attempts', 'error'],
  shown: ['to', 'state', 'written'],
  sorts: { written: { kind: 'instant' }, to: { kind: 'text' } },
  id: 'uuid',
  order: { sort: 'written', down: true },
})

/** Letters whose link gives access to an account. */
export const OPENS_ACCOUNT: readonly string[] = ['invitation', 'reset', 'verify']
