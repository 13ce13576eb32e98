import { recordEntry } from '@/features/true-up/commands/record-entry'
import { refundDuty } from '@/features/true-up/commands/refund-duty'
import { paidLayers, paidProgrammes } from '@/features/true-up/queries/paid-duty'
import { shipmentsToEnter, trueUpsOf } from '@/features/true-up/queries/true-ups'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

const NOTHING = { ...STAFF_ONLY, staff: 'nothing' } as const
const QUESTION = { programme: 'mfn', from: '2026-01-01', to: '2026-12-31', percent: 100 }

/** Duty as customs took it: its buyer sees their own. */
export const trueUpCalls: Calls = {
  trueUpsOf: { call: (v, t) => trueUpsOf(v, t.orderSerial ?? 0), expected: THEIR_OWN },
  shipmentsToEnter: {
    call: (v, t) => shipmentsToEnter(v, t.orderSerial ?? 0),
    expected: NOTHING,
  },
  paidProgrammes: { call: (v) => paidProgrammes(v), expected: NOTHING },
  paidLayers: { call: (v) => paidLayers(v, QUESTION), expected: NOTHING },
  recordEntry: { call: (v) => recordEntry(as(v), {}), expected: STAFF_ONLY },
  refundDuty: { call: (v) => refundDuty(as(v), {}), expected: STAFF_ONLY },
}
