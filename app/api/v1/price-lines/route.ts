import { route } from '@/features/accounts/route'
import { priceLinesOperation } from '@/features/requests/api/price-lines'
import { priceLines } from '@/features/requests/queries/price-lines'

/** Prices lines of a request list: the catalog's prices, and for a signed-in buyer their company's. */
export const POST = route(priceLinesOperation, async ({ actor, body }) =>
  priceLines(await actor(), body),
)
