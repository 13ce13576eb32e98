import { landedCostRequest } from '@/features/tariffs/api/landed-cost'
import { landedCostJson } from '@/features/tariffs/queries/landed-cost'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { invalidInput, InvalidInputError, problem } from '@/platform/errors'
import { readJsonBody } from '@/platform/json-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const LIMIT_BYTES = BODY_BYTES['/api/v1/landed-cost']
/** What a call costs of the limit besides its lines. */
const CALL_POINTS = 200

/** Duties, fees and landed cost of a shipment. Described at /api/v1/openapi.json. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseTooMany('landedCost', CALL_POINTS)
  if (refused) return refused
  const body = await readJsonBody(request, LIMIT_BYTES)
  if (body === undefined)
    return problem(
      400,
      'InvalidJson',
      `The body must be JSON of at most ${LIMIT_BYTES / 1_000_000} MB.`,
    )
  const parsed = landedCostRequest.safeParse(body)
  if (!parsed.success) return invalidInput(InvalidInputError.fromZod(parsed.error))
  const { lines } = parsed.data
  const refusedLines = lines.length > 1 && (await refuseTooMany('landedCost', lines.length))
  if (refusedLines) return refusedLines
  const rules = await rulesInForce()
  return new Response(await landedCostJson(parsed.data, rules), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}
