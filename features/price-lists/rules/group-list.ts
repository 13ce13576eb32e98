import { listShape } from '@/platform/lists/shape'

/** The list of groups of companies, as its address writes it. */
export const GROUP_LIST = listShape({
  name: 'company-groups',
  path: '/staff/price-lists/groups',
  filters: { q: { kind: 'search' }, lists: { kind: 'choice', of: ['yes', 'no'] } },
  columns: ['members', 'companies', 'lists', 'savedBy', 'made'],
  shown: ['members', 'companies', 'lists', 'savedBy'],
  sorts: { name: { kind: 'text' }, members: { kind: 'integer' }, made: { kind: 'instant' } },
  id: 'uuid',
  order: { sort: 'name', down: false },
})
