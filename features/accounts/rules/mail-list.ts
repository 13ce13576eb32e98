import type { ListShape } from '@/platform/lists/shape'

/** The letters that the site wrote, as their list's address says them. */

export const MAIL_STATES = ['QUEUED', 'SENT', 'KEPT', 'FAILED'] as const

export const MAIL_COLUMNS = ['to', 'state', 'written', 'attempts', 'error'] as const
export type MailColumn = (typeof MAIL_COLUMNS)[number]

export const MAIL_LIST = {
  name: 'mail',
  path: '/staff/mail',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: MAIL_STATES },
    since: { kind: 'day' },
  },
  columns: MAIL_COLUMNS,
  shown: ['to', 'state', 'written'],
  sorts: { written: { kind: 'instant' }, to: { kind: 'text' } },
  id: 'uuid',
  order: { sort: 'written', down: true },
  pageRows: 100,
} as const satisfies ListShape<MailColumn>

export type MailFilter = keyof (typeof MAIL_LIST)['filters']
export type MailSort = keyof (typeof MAIL_LIST)['sorts']
