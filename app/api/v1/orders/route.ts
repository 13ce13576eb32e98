import { route } from '@/features/accounts/route'
import { listOrders } from '@/features/fulfilment/api/orders'
import { ordersAnswerOf } from '@/features/fulfilment/queries/orders-answer'

/** The orders of the company that owns the key, the newest first. */
export const GET = route(listOrders, async ({ actor, query }) =>
  ordersAnswerOf(await actor(), query),
)
