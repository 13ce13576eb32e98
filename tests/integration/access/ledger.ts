import { closePeriod } from '@/features/ledger/commands/close-period'
import { journalRows } from '@/features/ledger/queries/journal'
import { financeDay } from '@/features/payments/queries/finance-day'
import { settleAlert } from '@/features/payments/commands/settle-alert'
import { paymentAlerts } from '@/features/payments/queries/payment-alerts'
import { owedParts } from '@/features/payments/queries/owed-parts'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

const DAY = '2026-11-30'
const NONE = '00000000-0000-4000-8000-000000000000'

export const ledgerCalls: Calls = {
  closePeriod: { call: (v) => closePeriod(as(v), { throughDay: '' }), expected: STAFF_ONLY },
  journalRows: {
    call: async (v) => (await journalRows(v, { from: DAY, to: DAY }).next()).value,
    expected: STAFF_ONLY,
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
  owedParts: { call: (v) => owedParts(v, DAY, { most: 1 }), expected: STAFF_ONLY },
}
