import { currentActor } from '@/features/accounts/queries/current-actor'
import { addPicture } from '@/features/catalog/commands/add-picture'
import {
  MAX_PICTURE_BYTES,
  PictureRefusedError,
  type PictureRefusal,
} from '@/features/catalog/pictures/refusal'
import { problem } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'
import { failedText, refusalText } from './told'
import { refuseUnless } from '../refuse-unless'

const STATUS: Partial<Record<PictureRefusal, number>> = {
  too_large: 413,
  not_a_picture: 415,
  svg: 415,
  animated: 415,
  busy: 503,
}

/** One picture as a raw body, for staff. Answers the path by which products name it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'catalog.edit')
  if (refused) return refused
  try {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_PICTURE_BYTES)
      throw new PictureRefusedError('too_large', { most: MAX_PICTURE_BYTES / 1024 / 1024 })
    if (!request.body) throw new PictureRefusedError('empty')
    return Response.json(await addPicture(actor, request.body), {
      status: 201,
      headers: { 'cache-control': 'no-store' },
    })
  } catch (error) {
    if (error instanceof PictureRefusedError)
      return problem(STATUS[error.reason] ?? 422, error.reason, refusalText(error))
    log.error({ err: error }, 'picture not taken')
    return problem(500, 'Failed', failedText())
  }
}
