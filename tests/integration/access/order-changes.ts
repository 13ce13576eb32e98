import { refuseCancel, takeBackCancel } from '@/features/order-changes/commands/answer-cancel'
import { askCancel } from '@/features/order-changes/commands/ask-cancel'
import {
  countersignAmendment,
  declineAmendment,
  withdrawAmendment,
} from '@/features/order-changes/commands/end-amendment'
import { openAmendmentPaper } from '@/features/order-changes/commands/make-amendment-paper'
import { proposeAmendment } from '@/features/order-changes/commands/propose-amendment'
import { signAmendment } from '@/features/order-changes/commands/sign-amendment'
import { articleLine } from '@/features/order-changes/commands/added-article'
import { amendArticles } from '@/features/order-changes/queries/amend-articles'
import { amendableOf } from '@/features/order-changes/queries/amendable'
import { amendmentsOf } from '@/features/order-changes/queries/amendments'
import { secondSignature } from '@/features/order-changes/queries/second-signature'
import { billInterest } from '@/features/order-changes/commands/bill-interest'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { lateInterest } from '@/features/order-changes/queries/late-interest'
import { as } from '@/tests/support/as'
import { db } from '@/platform/db/client'
import { amendedOrder } from '@/features/order-changes/queries/amend-facts'
import { now } from '../quotes/submit-request-fixtures'
import { staff, type Trade } from './a-trade'
import { BUYERS_OWN, type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

/** An amendment that its buyer may sign, called with a wrong hash: it is read and refused, and nothing is signed. */
async function anAmendment(t: Trade) {
  const serial = t.orderSerial ?? 0
  if ((await db.orderAmendment.count({ where: { orderId: t.orderId } })) === 0) {
    const { amends, document } = await amendedOrder(db, serial, now)
    const { incoterm, namedPlace } = document.draft
    await proposeAmendment(as(staff, now), {
      serial: String(serial),
      amendsHash: amends.documentHash,
      incoterm,
      namedPlace,
      quantity_1: '600',
      reason: 'A test of rights',
      validDays: '14',
    })
  }
  return { serial, number: 1, documentHash: 'a'.repeat(64) }
}

/** What changes an order after its signature. The calls carry no entries, so that nothing is done. */
export const orderChangeCalls: Calls = {
  cancellationOf: { call: (v, t) => cancellationOf(v, t.orderSerial ?? 0), expected: THEIR_OWN },
  holdsOf: { call: (v, t) => holdsOf(v, t.orderSerial ?? 0), expected: THEIR_OWN },
  holdOrder: { call: (v) => holdOrder(as(v), {}), expected: STAFF_ONLY },
  releaseOrder: { call: (v) => releaseOrder(as(v), {}), expected: STAFF_ONLY },
  lateInterest: {
    call: (v, t) => lateInterest(v, t.orderSerial ?? 0, new Date()),
    expected: STAFF_ONLY,
  },
  billInterest: { call: (v) => billInterest(as(v), {}), expected: STAFF_ONLY },
  // With a sum other than what is paid: the actor is let in, and nothing is done.
  askCancel: {
    call: (v, t) =>
      askCancel(as(v), {
        serial: t.orderSerial,
        reason: 'The shop closes.',
        sure: 'on',
        paidMinor: '1',
      }),
    expected: BUYERS_OWN,
  },
  takeBackCancel: {
    call: (v, t) => takeBackCancel(as(v), { serial: t.orderSerial }),
    expected: BUYERS_OWN,
  },
  refuseCancel: { call: (v) => refuseCancel(as(v), {}), expected: STAFF_ONLY },
  cancelOrder: { call: (v) => cancelOrder(as(v), {}), expected: STAFF_ONLY },
  amendmentsOf: {
    call: (v, t) => amendmentsOf(v, t.orderSerial ?? 0, new Date()),
    expected: THEIR_OWN,
  },
  amendableOf: {
    call: (v, t) => amendableOf(v, t.orderSerial ?? 0, new Date()),
    expected: STAFF_ONLY,
  },
  amendArticles: {
    call: (v, t) =>
      amendArticles(v, { serial: t.orderSerial ?? 0, q: 'RG-1-PL-17', locale: 'en' }, new Date()),
    expected: STAFF_ONLY,
  },
  articleLine: {
    call: async (v, t) =>
      articleLine(
        as(v),
        await amendedOrder(db, t.orderSerial ?? 0, now),
        { sku: 'RG-1-PL-17', quantity: 500, unitPriceMinor: null },
        t.draft.lines,
      ),
    expected: STAFF_ONLY,
  },
  secondSignature: {
    call: (v, t) => secondSignature(v, t.document, t.document, now),
    expected: STAFF_ONLY,
  },
  proposeAmendment: { call: (v) => proposeAmendment(as(v), {}), expected: STAFF_ONLY },
  countersignAmendment: { call: (v) => countersignAmendment(as(v), {}), expected: STAFF_ONLY },
  withdrawAmendment: { call: (v) => withdrawAmendment(as(v), {}), expected: STAFF_ONLY },
  declineAmendment: {
    call: async (v, t) => declineAmendment(as(v), { ...(await anAmendment(t)), reason: 'A test' }),
    expected: BUYERS_OWN,
  },
  signAmendment: {
    call: async (v, t) => signAmendment(as(v), { ...t.signature, ...(await anAmendment(t)) }, null),
    expected: BUYERS_OWN,
  },
  openAmendmentPaper: {
    call: (v, t) => openAmendmentPaper(as(v), { serial: t.orderSerial ?? 0, number: 1 }),
    // Nobody has signed it, so it has no document.
    expected: {
      ...THEIR_OWN,
      owner: 'not found',
      'linked guest': 'not found',
      staff: 'not found',
    },
  },
}
