import { randomUUID } from 'node:crypto'
import { answerClaim } from '@/features/claims/commands/answer-claim'
import { openClaim } from '@/features/claims/commands/open-claim'
import { claimsOf } from '@/features/claims/queries/claims'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { BUYERS_OWN, type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

/** A buyer claims, and the house answers. Nothing has left, so that no claim is stored. */
export const claimCalls: Calls = {
  claimsOf: { call: (v, t) => claimsOf(v, t.orderSerial ?? 0), expected: THEIR_OWN },
  openClaim: {
    call: async (v, t) => {
      const { id } = await db.orderLine.findFirstOrThrow({ where: { orderId: t.orderId } })
      return openClaim(as(v), {
        lineId: id,
        key: randomUUID(),
        kind: 'MISSING',
        quantity: '1',
        words: 'One is missing.',
      })
    },
    expected: BUYERS_OWN,
  },
  answerClaim: { call: (v) => answerClaim(as(v), {}), expected: STAFF_ONLY },
}
