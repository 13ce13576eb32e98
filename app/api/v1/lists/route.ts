import { currentActor } from '@/features/accounts/queries/current-actor'
import { changeSavedLists } from '@/features/basket/commands/change-saved-lists'
import { listSavedLists } from '@/features/basket/queries/saved-lists'
import { problem, problemResponse } from '@/platform/errors'
import { readJsonBody } from '@/platform/json-body'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'
import { refuseTooMany } from '@/platform/rate-limit/refuse'
import { isSameOrigin } from '@/platform/same-origin'

const OWN = { headers: { 'cache-control': 'private, no-store' } }
const LIMIT_BYTES = BODY_BYTES['/api/v1/lists']

/** The lists of who is signed in; `lists` is null for everybody else, whose browser keeps them. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  if (actor.kind !== 'member' && actor.kind !== 'staff')
    return Response.json({ lists: null, company: false }, OWN)
  return Response.json(
    {
      lists: await listSavedLists(actor),
      company: actor.kind === 'member' && actor.companyId !== null,
    },
    OWN,
  )
}

/** One change to them. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return problem(403, 'Forbidden', 'Only from this site’s own pages.')
  const refused = await refuseTooMany('changeLists')
  if (refused) return refused
  const body = await readJsonBody(request, LIMIT_BYTES)
  if (body === undefined) return problem(400, 'InvalidJson', 'The body must be JSON.')
  try {
    await changeSavedLists(await currentActor(), body)
    return new Response(null, { status: 204, ...OWN })
  } catch (error) {
    const answer = problemResponse(error)
    if (answer) return answer
    throw error
  }
}
