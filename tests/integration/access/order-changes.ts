import { refuseCancel, takeBackCancel } from '@/features/order-changes/commands/answer-cancel'
import { askCancel } from '@/features/order-changes/commands/ask-cancel'
import { billInterest } from '@/features/order-changes/commands/bill-interest'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { lateInterest } from '@/features/order-changes/queries/late-interest'
import { as } from '@/tests/support/as'
import { BUYERS_OWN, type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

/** What changes an order after its signature: what is sent says nothing, so nothing is done. */
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
  // Another sum than is paid: let in, and nothing is done.
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
}
