import { route } from '@/features/accounts/route'
import { NoPlanningRateError } from '@/features/company/queries/exchange-rates'
import { priceLinesOperation } from '@/features/requests/api/price-lines'
import { priceLines } from '@/features/requests/queries/price-lines'
import { InvalidInputError } from '@/platform/errors'

/** Prices lines of a request list: it tells what the catalog tells, and a signed-in buyer their company's prices. */
export const POST = route(priceLinesOperation, async ({ actor, body }) => {
  try {
    return await priceLines(await actor(), body)
  } catch (error) {
    if (error instanceof NoPlanningRateError)
      throw new InvalidInputError({ currency: [error.message] })
    throw error
  }
})
