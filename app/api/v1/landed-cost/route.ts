import { route } from '@/features/accounts/route'
import { planningRates } from '@/features/company/queries/selling-rates'
import { landedCost } from '@/features/tariffs/api/operation'
import { importWays } from '@/features/tariffs/queries/importers'
import { landedCostJson } from '@/features/tariffs/queries/landed-cost'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'

/** Duties, fees and landed cost of a shipment; results computed in a worker arrive as the JSON to send. */
export const POST = route(landedCost, async ({ body }) => {
  const [rules, rates, ways] = await Promise.all([rulesInForce(), planningRates(), importWays()])
  return new Response(await landedCostJson(body, rules, { rates, ways }), {
    headers: { 'content-type': 'application/json' },
  })
})
