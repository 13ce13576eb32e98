import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { as } from '@/tests/support/as'
import { type Calls, STAFF_ONLY, THEIR_OWN } from './expected'

/** What changes an order after its signature: what is sent says nothing, so nothing is done. */
export const orderChangeCalls: Calls = {
  cancellationOf: { call: (v, t) => cancellationOf(v, t.orderSerial ?? 0), expected: THEIR_OWN },
  cancelOrder: { call: (v) => cancelOrder(as(v), {}), expected: STAFF_ONLY },
}
