import type { PlainPermission } from '@/features/accounts/rules/permissions'
import { currentActor } from '@/features/accounts/queries/current-actor'
import type { Actor } from '@/features/accounts/rules/actor'
import { readBoundedBody } from '@/platform/bounded-body'
import { problem, problemResponse } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'
import { textOf } from '@/platform/sheets/encoding'
import { SheetProblem } from '@/platform/sheets/sheet'
import { refuseUnless } from './refuse-unless'

/**
 * Answers a staff member's file, sent as a raw body: whose it is and how large is checked before it is read.
 * @param take answers what is told of the file; `draft` when it is to be taken, not only looked at
 */
export async function takeFile(
  request: Request,
  { permission, megabytes }: { permission: PlainPermission; megabytes: number },
  take: (
    actor: Actor,
    file: string,
    asked: { draft: boolean } & Record<string, unknown>,
  ) => Promise<unknown>,
): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const actor = await currentActor()
  const refused = refuseUnless(actor, permission)
  if (refused) return refused
  const body = await readBoundedBody(request, megabytes * 1024 * 1024)
  if (!body) return problem(413, 'TooLarge', `The file is larger than ${megabytes} MB.`)
  const { draft, ...entered } = Object.fromEntries(new URL(request.url).searchParams)
  try {
    const file = await textOf(body)
    return Response.json(await take(actor, file, { ...entered, draft: draft === '1' }), {
      headers: { 'cache-control': 'no-store' },
    })
  } catch (error) {
    if (error instanceof SheetProblem) return problem(422, 'NotText', error.message)
    const answer = problemResponse(error)
    if (!answer) log.error({ err: error, path: new URL(request.url).pathname }, 'import failed')
    return answer ?? problem(500, 'Failed', 'That did not work on our side. Nothing was changed.')
  }
}
