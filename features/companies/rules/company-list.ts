import { listShape } from '@/platform/lists/shape'

/**
 * The list of companies on the desk, as its address describes it; merged companies are found with the remaining one.
 */
export const COMPANY_LIST = listShape({
  name: 'companies',
  path: '/staff/companies',
  filters: {
    /** name, person, mail address or tax number */
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
