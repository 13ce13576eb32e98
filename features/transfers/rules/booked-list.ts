import { listShape } from '@/platform/lists/shape'

/** Transfers that were booked, for buyers or as nobody's, as their list's address says them. */
export const BOOKED_LIST = listShape({
  name: 'booked-transfers',
  path: '/staff/transfers/booked',
  filters: {
    /** who paid, whose it is, or what was written with it */
    q: { kind: 'search' },
    whose: { kind: 'choice', of: ['BUYERS', 'NOBODYS'] },
    currency: { kind: 'code', form: /^[a-z]{3}$/i },
    since: { kind: 'day' },
  },
  columns: ['payer', 'company', 'amount', 'fee', 'unapplied', 'ground', 'by', 'made'],
  shown: ['payer', 'company', 'amount', 'fee', 'unapplied', 'by', 'made'],
  sorts: {
    booked: { kind: 'day' },
    payer: { kind: 'text' },
    company: { kind: 'text', optional: true },
    amount: { kind: 'bigint' },
    made: { kind: 'instant' },
  },
  id: 'uuid',
  order: { sort: 'made', down: true },
})
