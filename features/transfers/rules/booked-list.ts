import { listShape } from '@/platform/lists/shape'

/** The list of booked transfers, for buyers or as nobody's, as its address writes it. */
export const BOOKED_LIST = listShape({
  name: 'booked-transfers',
  path: '/staff/transfers/booked',
  filters: {
    /** who paid, whose it is, or the text of the transfer */
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
