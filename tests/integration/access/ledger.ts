import { closePeriod } from '@/features/ledger/commands/close-period'
import { journalRows } from '@/features/ledger/queries/journal'
import { orderPostings } from '@/features/ledger/queries/statement'
import { financeDay } from '@/features/payments/queries/finance-day'
import { settleAlert } from '@/features/payments/commands/settle-alert'
import { paymentAlerts } from '@/features/payments/queries/payment-alerts'
import { owedParts } from '@/features/payments/queries/owed-parts'
import { owedCounts, owedTable } from '@/features/payments/queries/owed-table'
import { issueCreditNote } from '@/features/papers/commands/issue-credit-note'
import { issueStatement } from '@/features/papers/commands/issue-statement'
import { recordExport } from '@/features/papers/commands/record-export'
import { exportMonth, exportRefundRows, exportsOf } from '@/features/papers/queries/exports'
import { accountOf } from '@/features/papers/queries/account'
import { ownStatements, statementsOf } from '@/features/papers/queries/papers'
import { setCredit } from '@/features/payments/commands/set-credit'
import { ageing } from '@/features/payments/queries/ageing'
import { creditLimits, creditOf } from '@/features/payments/queries/credit'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY, NOTHING } from './expected'

const DAY = '2026-11-30'
const NONE = '00000000-0000-4000-8000-000000000000'

export const ledgerCalls: Calls = {
  closePeriod: { call: (v) => closePeriod(as(v), { throughDay: '' }), expected: STAFF_ONLY },
  journalRows: {
    call: async (v) => (await journalRows(v, { from: DAY, to: DAY }).next()).value,
    expected: STAFF_ONLY,
  },
  exportRefundRows: {
    call: async (v) => (await exportRefundRows(v, '2026-11').next()).value,
    expected: STAFF_ONLY,
  },
  exportMonth: { call: (v) => exportMonth(v, '2026-11'), expected: STAFF_ONLY },
  exportsOf: {
    call: (v, t) => exportsOf(v, t.orderSerial ?? 0),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  recordExport: { call: (v) => recordExport(as(v), {}), expected: STAFF_ONLY },
  orderPostings: { call: (v, t) => orderPostings(v, t.orderId), expected: STAFF_ONLY },
  ageing: { call: async (v) => [await ageing(v, new Date())], expected: STAFF_ONLY },
  creditOf: {
    call: (v, t) => creditOf(v, t.companyId, 'USD'),
    expected: STAFF_ONLY,
  },
  creditLimits: { call: async (v) => [await creditLimits(v)], expected: STAFF_ONLY },
  setCredit: { call: (v) => setCredit(as(v), {}), expected: STAFF_ONLY },
  accountOf: {
    call: (v, t) => accountOf(v, t.companyId, { currency: null, from: DAY, to: DAY }),
    expected: STAFF_ONLY,
  },
  issueStatement: { call: (v) => issueStatement(as(v), {}), expected: STAFF_ONLY },
  issueCreditNote: { call: (v) => issueCreditNote(as(v), {}), expected: STAFF_ONLY },
  statementsOf: {
    call: (v, t) => statementsOf(v, t.companyId),
    expected: NOTHING,
  },
  ownStatements: {
    call: (v) => ownStatements(v),
    expected: NOTHING,
  },
  financeDay: { call: (v) => financeDay(v, DAY, new Date()), expected: STAFF_ONLY },
  settleAlert: {
    call: (v) => settleAlert(as(v), { alertId: NONE, note: 'done' }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  paymentAlerts: {
    call: (v) => paymentAlerts(v, 1),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  owedTable: { call: (v) => owedTable(v), expected: STAFF_ONLY },
  owedCounts: { call: (v) => owedCounts(v, DAY), expected: STAFF_ONLY },
  owedParts: { call: (v) => owedParts(v, DAY, { most: 1 }), expected: STAFF_ONLY },
}
