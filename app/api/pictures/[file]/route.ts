import { Readable } from 'node:stream'
import { z } from 'zod'
import { plainRoute } from '@/features/accounts/route'
import { fileAsked } from '@/features/catalog/pictures/path'
import { webpAnswer } from '@/features/catalog/pictures/webp'
import { ProblemError } from '@/platform/api/problem'
import { fileStore } from '@/platform/files/store'

const FOR_GOOD = 'public, max-age=31536000, immutable'

/**
 * An immutable file, cached for good: read without a rate limit. An uploaded picture of the
 * catalog. Its address can't be guessed and never shows another picture.
 */
export const GET = plainRoute(
  { id: 'picture', params: z.object({ file: z.string() }), rate: null },
  async ({ params, request }) => {
    const stored = fileAsked(params.file)
    const store = fileStore()
    if (!stored || !(await store.exists(stored.key))) throw new ProblemError('nothingHere')
    if (stored.ending === 'webp')
      return webpAnswer(request, Buffer.from(await store.getBytes(stored.key)), FOR_GOOD)
    const { contentLength } = await store.getMetaData(stored.key)
    return new Response(Readable.toWeb(await store.getStream(stored.key)) as ReadableStream, {
      headers: {
        'content-type': 'image/avif',
        'content-length': String(contentLength),
        'cache-control': FOR_GOOD,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      },
    })
  },
)
