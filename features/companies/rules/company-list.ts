import { listShape } from '@/platform/lists/shape'

/**
 * The companies of the desk as their list's address says them; those that were merged stand with the one that
 * stayed.
 */
export const COMPANY_LIST = listShape({
  name: 'companies',
  path: '/staff/companies',
  filters: {
    /** name, person, address of mail or tax number */
    q: { kind: 'search' },
    owner: { kind: 'choice', of: ['mine', 'none'] },
    country: { kind: 'code', form: /^[a-z]{2}$/i },
    merged: { kind: 'choice', of: ['yes'] },
  },
  columns: ['country', 'owner', 'people', 'requests', 'quotes', 'orders', 'last', 'created'],
  shown: ['country', 'owner', 'people', 'requests', 'quotes', 'orders', 'last'],
  sorts: {
    name: { kind: 'text' },
    last: { kind: 'instant', optional: true },
    created: { kind: 'instant' },
  },
  id: 'uuid',
  order: { sort: 'name', down: false },
})
