import { closePeriod } from '@/features/ledger/commands/close-period'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY } from './expected'

export const ledgerCalls: Calls = {
  closePeriod: { call: (v) => closePeriod(as(v), { throughDay: '' }), expected: STAFF_ONLY },
}
