import { currentActor } from '@/features/accounts/queries/current-actor'
import { saveDocument } from '@/features/catalog/commands/save-document'
import { problem, problemResponse } from '@/platform/errors'
import { MAX_FILE_BYTES } from '@/platform/files/receive'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'
import { refuseUnless } from '../refuse-unless'

/** A compliance document: its file as a raw body (none where only the entries change), `?name=` its name, the entries beside it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'catalog.edit')
  if (refused) return refused
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES)
    return problem(413, 'TooLarge', 'The file is larger than 20 MB.')
  const {
    id = '',
    version = '',
    name = '',
    ...entries
  } = Object.fromEntries(new URL(request.url).searchParams)
  try {
    const saved = await saveDocument(actor, {
      id,
      version: Number(version) || 0,
      entries,
      file: name && request.body ? { name, body: request.body } : null,
    })
    return Response.json(saved, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const known = problemResponse(error)
    if (!known) log.error({ err: error }, 'document not saved')
    return known ?? problem(500, 'Failed', 'That did not work on our side. Nothing was changed.')
  }
}
