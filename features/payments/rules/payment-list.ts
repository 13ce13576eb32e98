import { listShape } from '@/platform/lists/shape'

/** The list of payments received through Stripe, as its address writes it. */
export const PAYMENT_LIST = listShape({
  name: 'payments',
  path: '/staff/finance/payments',
  filters: {
    /** the order's number, who paid, or Stripe's id of it */
    q: { kind: 'search' },
    standing: { kind: 'choice', of: ['REFUNDED', 'DISPUTED'] },
    currency: { kind: 'code', form: /^[a-z]{3}$/i },
    since: { kind: 'day' },
  },
  columns: ['order', 'company', 'part', 'method', 'amount', 'refunded', 'standing'],
  shown: ['order', 'company', 'part', 'method', 'amount', 'refunded', 'standing'],
  sorts: {
    received: { kind: 'instant' },
    order: { kind: 'integer' },
    company: { kind: 'text' },
    amount: { kind: 'bigint' },
  },
  id: 'uuid',
  order: { sort: 'received', down: true },
})
