import { Readable } from 'node:stream'
import { z } from 'zod'
import { plainRoute } from '@/features/accounts/route'
import { ProblemError } from '@/platform/api/problem'
import { fileStore } from '@/platform/files/store'
import { housePictureFile } from '@/platform/house/pictures'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * An immutable file: read without a rate limit. The logo or a photograph of the house, as pages,
 * papers and letters show it. A withdrawn picture is no longer served, so browsers cache it for a
 * day at most.
 */
export const GET = plainRoute(
  { id: 'housePicture', params: z.object({ id: z.string().regex(ID) }), rate: null },
  async ({ params }) => {
    const file = await housePictureFile(params.id)
    if (!file) throw new ProblemError('nothingHere')
    return new Response(
      Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream,
      {
        headers: {
          'content-type': file.contentType,
          'content-length': String(file.sizeBytes),
          'cache-control': 'public, max-age=86400',
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        },
      },
    )
  },
)
