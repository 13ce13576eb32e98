import { closePeriod } from '@/features/ledger/commands/close-period'
import { journalRows } from '@/features/ledger/queries/journal'
import { financeDay } from '@/features/payments/queries/finance-day'
import { owedParts } from '@/features/payments/queries/owed-parts'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

const DAY = '2026-11-30'

export const ledgerCalls: Calls = {
  closePeriod: { call: (v) => closePeriod(as(v), { throughDay: '' }), expected: STAFF_ONLY },
  journalRows: {
    call: async (v) => (await journalRows(v, { from: DAY, to: DAY }).next()).value,
    expected: STAFF_ONLY,
  },
  financeDay: { call: (v) => financeDay(v, DAY, new Date()), expected: STAFF_ONLY },
  owedParts: { call: (v) => owedParts(v, DAY, { most: 1 }), expected: STAFF_ONLY },
}
