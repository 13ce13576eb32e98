import { listShape } from '@/platform/lists/shape'

/** The list of one company's invoices, as its address writes it. */
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
