import { listShape } from '@/platform/lists/shape'

/** The list of price lists as the desk's address writes it, each by the version that counts today. */

/** The standing of a version on a day; a later version has replaced `superseded` ones. */
export const LIST_STANDINGS = ['draft', 'upcoming', 'holds', 'ended', 'withdrawn'] as const

export const PRICE_LIST_LIST = listShape({
  name: 'price-lists',
  path: '/staff/price-lists',
  filters: {
    q: { kind: 'search' },
    standing: { kind: 'choice', of: LIST_STANDINGS },
    /** those for this company, directly or through a group */
    company: { kind: 'code', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
    /** those in force at some time from this day on */
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
