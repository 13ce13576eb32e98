import { currentActor } from '@/features/accounts/queries/current-actor'
import { keepDesign } from '@/features/designs/commands/keep-design'
import { listedDesign } from '@/features/designs/rules/listed'
import { problem, problemResponse } from '@/platform/errors'
import { readJsonBody } from '@/platform/json-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const LIMIT_BYTES = BODY_BYTES['/api/v1/designs']

/**
 * Keeps a design: `{ design }`, its query, gives `{ code, href }`, and what a request list says of
 * it: `{ query, specification, facts, weightGrams }`. The same design always has the same code.
 */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseTooMany('keepDesign')
  if (refused) return refused
  const body = await readJsonBody(request, LIMIT_BYTES)
  if (body === undefined)
    return problem(400, 'InvalidJson', 'The body must be JSON of at most 4 kB.')
  try {
    const { code, query } = await keepDesign(await currentActor(), body)
    return Response.json(
      { code, href: `/design/c/${code}`, query, ...listedDesign(query) },
      { headers: { 'cache-control': 'no-store' } },
    )
  } catch (error) {
    const answer = problemResponse(error)
    if (!answer) throw error
    return answer
  }
}
