import { billInterest } from '@/features/order-changes/commands/bill-interest'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { lateInterest } from '@/features/order-changes/queries/late-interest'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

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
  cancelOrder: { call: (v) => cancelOrder(as(v), {}), expected: STAFF_ONLY },
}
