import { matchTransfer } from '@/features/transfers/commands/match-transfer'
import { sendSlip } from '@/features/transfers/commands/send-slip'
import { setAside } from '@/features/transfers/commands/set-aside'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { undoMatch } from '@/features/transfers/commands/undo-match'
import { sampleFile } from '@/features/transfers/queries/sample-file'
import { slipsOf, waitingSlips } from '@/features/transfers/queries/slips'
import { bookedTable } from '@/features/transfers/queries/booked-table'
import { openTransferCount, transferDesk } from '@/features/transfers/queries/transfers'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { BUYERS_OWN, type Calls, STAFF_ONLY } from './expected'

const NONE = '00000000-0000-4000-8000-000000000000'
const NOBODYS = { ...STAFF_ONLY, staff: 'not found' } as const

export const transferCalls: Calls = {
  matchTransfer: { call: (v) => matchTransfer(as(v, now), { entryId: NONE }), expected: NOBODYS },
  setAside: {
    call: (v) => setAside(as(v, now), { entryId: NONE, reason: 'interest' }),
    expected: NOBODYS,
  },
  sampleFile: {
    call: (v) => sampleFile(v, { currency: 'USD', format: 'csv' }, now),
    expected: NOBODYS,
  },
  undoMatch: { call: (v) => undoMatch(as(v, now), { matchId: NONE }), expected: NOBODYS },
  takeStatement: {
    call: (v) => takeStatement(as(v, now), { bytes: new Uint8Array(), currency: 'USD' }, true),
    expected: STAFF_ONLY,
  },
  sendSlip: {
    call: (v, t) =>
      sendSlip(as(v, now), {
        partId: t.partId,
        sentOn: '2026-11-01',
        amount: '1',
        file: { id: NONE, claimToken: 'x'.repeat(40) },
      }),
    expected: BUYERS_OWN,
  },
  slipsOf: {
    call: (v, t) => slipsOf(v, t.orderSerial ?? 0),
    expected: {
      ...STAFF_ONLY,
      stranger: 'nothing',
      'strange guest': 'nothing',
      owner: 'nothing',
      'linked guest': 'nothing',
      staff: 'nothing',
    },
  },
  waitingSlips: { call: async (v) => [await waitingSlips(v)], expected: STAFF_ONLY },
  bookedTable: { call: (v) => bookedTable(v), expected: STAFF_ONLY },
  openTransferCount: {
    call: async (v) => [await openTransferCount(v)],
    expected: STAFF_ONLY,
  },
  transferDesk: { call: async (v) => [await transferDesk(v)], expected: STAFF_ONLY },
}
