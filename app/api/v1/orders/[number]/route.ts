import { route } from '@/features/accounts/route'
import { readOrder } from '@/features/fulfilment/api/orders'
import { orderAnswerOf } from '@/features/fulfilment/queries/orders-answer'
import { parseOrderNumber } from '@/platform/numbers'

/** One order of the company that owns the key. */
export const GET = route(readOrder, async ({ actor, params }) =>
  orderAnswerOf(await actor(), parseOrderNumber(params.number) ?? 0, new Date()),
)
