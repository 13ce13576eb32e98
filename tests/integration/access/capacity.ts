import { keepSlots } from '@/features/capacity/commands/keep-slots'
import { placeSlot } from '@/features/capacity/commands/place-slot'
import { planOrder } from '@/features/capacity/commands/plan-order'
import { orderSlots } from '@/features/capacity/queries/order-slots'
import { amendedRoom } from '@/features/capacity/queries/amended-room'
import { workshopOutlook } from '@/features/capacity/queries/outlook'
import { centreWeeks } from '@/features/capacity/queries/weeks'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { type Calls, NOBODY, STAFF_ONLY } from './expected'

/** No work centre is set here. */
const NO_CENTRES = { ...STAFF_ONLY, staff: 'nothing' } as const

/** The workshop is only for the house. The calls carry no entries, so that nothing is done. */
export const capacityCalls: Calls = {
  centreWeeks: { call: (v) => centreWeeks(v, new Date()), expected: NO_CENTRES },
  orderSlots: { call: (v, t) => orderSlots(v, t.orderSerial ?? 0), expected: STAFF_ONLY },
  amendedRoom: {
    call: (v, t) => amendedRoom(v, db, t.orderId ?? '', new Map(), new Date()),
    expected: STAFF_ONLY,
  },
  workshopOutlook: { call: (v) => workshopOutlook(v, [], new Date()), expected: NO_CENTRES },
  planOrder: { call: (v) => planOrder(as(v), {}), expected: STAFF_ONLY },
  placeSlot: { call: (v) => placeSlot(as(v), {}), expected: STAFF_ONLY },
  keepSlots: { call: (v) => keepSlots(as(v)), expected: NOBODY },
}
