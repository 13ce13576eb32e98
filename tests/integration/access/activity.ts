import { activityOf, activityTable } from '@/features/activity/queries/activity'
import { type Calls, STAFF_ONLY } from './expected'

export const activityCalls: Calls = {
  activityTable: { call: (v) => activityTable(v), expected: STAFF_ONLY },
  activityOf: {
    call: (v, t) => activityOf(v, { type: 'order', id: t.orderId }, 5).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
}
