import { Readable } from 'node:stream'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { documentFile } from '@/features/catalog/queries/documents'
import { problem, problemResponse } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'

/** The file of a compliance document, for those who may see it. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/documents/[code]'>,
): Promise<Response> {
  const { code } = await params
  if (!/^[A-Z0-9][A-Z0-9-]{0,39}$/.test(code))
    return problem(404, 'NotFoundError', 'no such document')
  try {
    const file = await documentFile(await currentActor(), code)
    return new Response(
      Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream,
      {
        headers: {
          'content-type': file.contentType,
          'content-length': String(file.sizeBytes),
          'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
          'x-content-type-options': 'nosniff',
          // It may end or be withdrawn tomorrow.
          'cache-control': 'private, no-store',
        },
      },
    )
  } catch (error) {
    const known = problemResponse(error)
    if (known) return known
    throw error
  }
}
