import { matchTransfer } from '@/features/transfers/commands/match-transfer'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { undoMatch } from '@/features/transfers/commands/undo-match'
import { transferDesk } from '@/features/transfers/queries/transfers'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { type Calls, STAFF_ONLY } from './expected'

const NONE = '00000000-0000-4000-8000-000000000000'
const NOBODYS = { ...STAFF_ONLY, staff: 'not found' } as const

export const transferCalls: Calls = {
  matchTransfer: { call: (v) => matchTransfer(as(v, now), { entryId: NONE }), expected: NOBODYS },
  undoMatch: { call: (v) => undoMatch(as(v, now), { matchId: NONE }), expected: NOBODYS },
  takeStatement: {
    call: (v) => takeStatement(as(v, now), { bytes: new Uint8Array(), currency: 'USD' }, true),
    expected: STAFF_ONLY,
  },
  transferDesk: { call: async (v) => [await transferDesk(v)], expected: STAFF_ONLY },
}
