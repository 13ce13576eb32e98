import { Readable } from 'node:stream'
import { z } from 'zod'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { getAttachment } from '@/features/requests/queries/requests'
import { problem, problemResponse } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'

/** A file of a request, for those who may see the request; always as a download, never run in our pages. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/files/[id]'>,
): Promise<Response> {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) return problem(404, 'NotFoundError', 'no such file')
  try {
    const file = await getAttachment(await currentActor(), id.data)
    const stream = Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream
    return new Response(stream, {
      headers: {
        'content-type': file.contentType,
        'content-length': String(file.sizeBytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const known = problemResponse(error)
    if (known) return known.status === 403 ? problem(404, 'NotFoundError', 'no such file') : known
    throw error
  }
}
