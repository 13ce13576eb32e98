import { randomUUID } from 'node:crypto'
import { as } from '@/tests/support/as'
import { confirmArrival, releaseDocuments } from '@/features/fulfilment/commands/end-shipment'
import { holdForCredit } from '@/features/fulfilment/commands/hold-for-credit'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { moveDay } from '@/features/fulfilment/commands/move-day'
import { resumeInspection } from '@/features/fulfilment/commands/resume-inspection'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { orderAnswerOf, ordersAnswerOf } from '@/features/fulfilment/queries/orders-answer'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { openPaper } from '@/features/papers/commands/open-paper'
import { papersOf, papersToIssue } from '@/features/papers/queries/papers'
import { formatOrderNumber } from '@/platform/numbers'
import { type Calls, STAFF_ONLY, THEIR_LIST, THEIR_OWN } from './expected'

/**
 * Goods of an order: the house moves them, and its buyer sees them. The calls carry no entries, so that nothing is
 * done.
 */
export const fulfilmentCalls: Calls = {
  goodsOf: { call: (v, t) => goodsOf(v, t.orderSerial ?? 0, new Date()), expected: THEIR_OWN },
  ordersAnswerOf: {
    call: async (v, t) =>
      (await ordersAnswerOf(v, { limit: 100 })).orders.filter(
        ({ number }) => number === formatOrderNumber(t.orderSerial ?? 0),
      ),
    expected: THEIR_LIST,
  },
  orderAnswerOf: {
    call: (v, t) => orderAnswerOf(v, t.orderSerial ?? 0, new Date()),
    expected: THEIR_OWN,
  },
  advanceLine: { call: (v) => advanceLine(as(v), {}), expected: STAFF_ONLY },
  countMade: { call: (v) => countMade(as(v), {}), expected: STAFF_ONLY },
  moveDay: { call: (v) => moveDay(as(v), {}), expected: STAFF_ONLY },
  inspectLot: { call: (v) => inspectLot(as(v), { key: randomUUID() }), expected: STAFF_ONLY },
  resumeInspection: { call: (v) => resumeInspection(as(v), {}), expected: STAFF_ONLY },
  holdForCredit: { call: (v, t) => holdForCredit(as(v), t.orderSerial), expected: STAFF_ONLY },
  sendShipment: { call: (v) => sendShipment(as(v), {}), expected: STAFF_ONLY },
  confirmArrival: { call: (v) => confirmArrival(as(v), {}), expected: STAFF_ONLY },
  papersOf: {
    call: (v, t) => papersOf(v, t.orderSerial ?? 0),
    expected: { ...THEIR_OWN, owner: 'nothing', 'linked guest': 'nothing', staff: 'nothing' },
  },
  papersToIssue: {
    call: (v, t) => papersToIssue(v, t.orderSerial ?? 0, new Date()),
    expected: STAFF_ONLY,
  },
  issuePaper: { call: (v) => issuePaper(as(v), {}), expected: STAFF_ONLY },
  // Of a paper that doesn’t exist: the actor is let in, and then told so. Whose a paper is: papers.test.ts.
  openPaper: {
    call: (v) => openPaper(as(v), randomUUID()),
    expected: {
      ...THEIR_OWN,
      owner: 'not found',
      'linked guest': 'not found',
      staff: 'not found',
    },
  },
  releaseDocuments: { call: (v) => releaseDocuments(as(v), {}), expected: STAFF_ONLY },
}
