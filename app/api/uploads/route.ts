import { problem } from '@/platform/errors'
import { keepUnclaimed } from '@/platform/files/keep'
import { MAX_FILE_BYTES, receiveFile, type Refusal } from '@/platform/files/receive'
import { refuseTooMany } from '@/platform/rate-limit/refuse'
import { isSameOrigin } from '@/platform/same-origin'

const REFUSALS: Record<Refusal, [status: number, detail: string]> = {
  too_large: [413, 'The file is larger than 20 MB.'],
  empty: [422, 'The file is empty.'],
  type_not_accepted: [415, 'Only PDF, PNG, JPEG, WebP, STL and STEP files are taken.'],
  content_does_not_match: [415, 'The content of the file is not what its name says.'],
}

/** One file as a raw body, `?name=` its name. Answers its id and the secret that puts it onto a request. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const tooMany = await refuseTooMany('upload')
  if (tooMany) return tooMany
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES)
    return refuse('too_large')
  if (!request.body) return refuse('empty')
  const received = await receiveFile(
    new URL(request.url).searchParams.get('name') ?? '',
    request.body,
  )
  if ('refused' in received) return refuse(received.refused)
  const { id, claimToken } = await keepUnclaimed(received.file)
  const { fileName, sizeBytes, contentType } = received.file
  return Response.json(
    { id, claimToken, fileName, sizeBytes, contentType },
    { status: 201, headers: { 'cache-control': 'no-store' } },
  )
}

const refuse = (reason: Refusal): Response =>
  problem(REFUSALS[reason][0], reason, REFUSALS[reason][1])
