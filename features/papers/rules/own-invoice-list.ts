import { listShape } from '@/platform/lists/shape'

/** The invoices of one company as the address of its list says them. */
export const OWN_INVOICE_LIST = listShape({
  name: 'own-invoices',
  path: '/account/invoices',
  filters: { q: { kind: 'search' } },
  columns: [],
  shown: [],
  sorts: { issued: { kind: 'instant' } },
  order: { sort: 'issued', down: true },
  pageRows: 25,
})
