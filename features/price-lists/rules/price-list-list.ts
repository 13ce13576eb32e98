import { listShape } from '@/platform/lists/shape'

/** The price lists of the desk as their address says them, each by the version that counts today. */

/** What a version comes to on a day; `superseded` ones have a later version in their place. */
export const LIST_STANDINGS = ['draft', 'upcoming', 'holds', 'ended', 'withdrawn'] as const

export const PRICE_LIST_LIST = listShape({
  name: 'price-lists',
  path: '/staff/price-lists',
  filters: {
    q: { kind: 'search' },
    standing: { kind: 'choice', of: LIST_STANDINGS },
    /** those for this company, itself or by a group */
    company: { kind: 'code', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
    /** those that hold at some time from then on */
    until: { kind: 'day' },
  },
  columns: ['for', 'version', 'from', 'until', 'priority', 'entries', 'state', 'savedBy'],
  shown: ['for', 'from', 'until', 'priority', 'entries', 'state'],
  sorts: {
    number: { kind: 'integer' },
    name: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
    priority: { kind: 'integer' },
  },
  order: { sort: 'number', down: true },
})
