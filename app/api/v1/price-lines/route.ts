import { currentActor } from '@/features/accounts/queries/current-actor'
import { priceLines } from '@/features/requests/queries/price-lines'
import { priceLinesSchema } from '@/features/requests/price-schema'
import { NoPlanningRateError } from '@/features/company/queries/exchange-rates'
import { invalidInput, InvalidInputError, problem } from '@/platform/errors'
import { readJsonBody } from '@/platform/json-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const LIMIT_BYTES = BODY_BYTES['/api/v1/price-lines']

/** Prices lines of a request list. Public: it tells what the catalog tells, and a signed-in buyer their company's prices. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseTooMany('price')
  if (refused) return refused
  const body = await readJsonBody(request, LIMIT_BYTES)
  if (body === undefined) return problem(400, 'InvalidJson', 'The body must be JSON.')
  const input = priceLinesSchema.safeParse(body)
  if (!input.success) return invalidInput(InvalidInputError.fromZod(input.error))
  try {
    return Response.json(await priceLines(await currentActor(), input.data), {
      headers: { 'Cache-Control': 'private, no-store' },
    })
  } catch (error) {
    if (error instanceof NoPlanningRateError)
      return problem(422, 'NoPlanningRate', `currency: ${error.message}`)
    throw error
  }
}
