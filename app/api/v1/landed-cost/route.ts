import { route } from '@/features/accounts/route'
import { landedCost } from '@/features/tariffs/api/operation'
import { landedCostJson } from '@/features/tariffs/queries/landed-cost'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'

/** Duties, fees and landed cost of a shipment; what is worked out apart comes as the JSON it is sent as. */
export const POST = route(
  landedCost,
  async ({ body }) =>
    new Response(await landedCostJson(body, await rulesInForce()), {
      headers: { 'content-type': 'application/json' },
    }),
)
