import { route } from '@/features/accounts/route'
import { ownProductPrices } from '@/features/price-lists/api/own-prices'
import { ownPrices } from '@/features/price-lists/queries/own-product-prices'

/** Own prices of the signed-in buyer's company; nothing for everybody else. Never cached on the way. */
export const GET = route(ownProductPrices, async ({ actor, query }) =>
  ownPrices(await actor(), query.slugs),
)
