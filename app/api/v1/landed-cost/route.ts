import { answerLandedCost, landedCostRequest } from '@/features/tariffs/api/landed-cost'
import { refreshRules } from '@/features/tariffs/queries/published-rules'
import { InvalidInputError, problem, problemResponse } from '@/platform/errors'
import { readJsonBody } from '@/platform/json-body'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const LIMIT_BYTES = 4_000_000

/** Duties, fees and landed cost of a shipment. Described at /api/v1/openapi.json. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseTooMany('landedCost')
  if (refused) return refused
  const body = await readJsonBody(request, LIMIT_BYTES)
  if (body === undefined)
    return problem(
      400,
      'InvalidJson',
      `The body must be JSON of at most ${LIMIT_BYTES / 1_000_000} MB.`,
    )
  const parsed = landedCostRequest.safeParse(body)
  if (!parsed.success)
    return (
      problemResponse(InvalidInputError.fromZod(parsed.error)) ??
      problem(422, 'InvalidInputError', 'invalid')
    )
  await refreshRules()
  return Response.json(answerLandedCost(parsed.data), { headers: { 'cache-control': 'no-store' } })
}
