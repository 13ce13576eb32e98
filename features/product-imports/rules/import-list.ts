import { listShape } from '@/platform/lists/shape'

/** The list of uploaded files of products, as its address writes it. */

export const IMPORT_STATES = [
  'MAPPING',
  'READING',
  'READY',
  'APPLYING',
  'APPLIED',
  'PUBLISHING',
  'UNDOING',
  'REFUSED',
  'CANCELLED',
] as const

export const IMPORT_LIST = listShape({
  name: 'product-imports',
  path: '/staff/catalog/import/files',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: IMPORT_STATES },
    since: { kind: 'day' },
  },
  columns: ['state', 'new', 'changed', 'wrong', 'by', 'sent'],
  shown: ['state', 'new', 'changed', 'wrong', 'by', 'sent'],
  sorts: { sent: { kind: 'instant' }, file: { kind: 'text' } },
  id: 'uuid',
  order: { sort: 'sent', down: true },
})
