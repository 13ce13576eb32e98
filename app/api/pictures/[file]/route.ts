import { Readable } from 'node:stream'
import { fileAsked } from '@/features/catalog/pictures/path'
import { webpAnswer } from '@/features/catalog/pictures/webp'
import { problem } from '@/platform/api/problem'
import { fileStore } from '@/platform/files/store'

const FOR_GOOD = 'public, max-age=31536000, immutable'

/**
 * A file that never changes and is kept for good: read, not counted. An uploaded picture of the
 * catalog. Its address holds what can't be guessed and never shows another picture.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/pictures/[file]'>,
): Promise<Response> {
  const asked = fileAsked((await params).file)
  const store = fileStore()
  if (!asked || !(await store.exists(asked.key))) return problem('nothingHere')
  if (asked.ending === 'webp')
    return webpAnswer(request, Buffer.from(await store.getBytes(asked.key)), FOR_GOOD)
  const { contentLength } = await store.getMetaData(asked.key)
  return new Response(Readable.toWeb(await store.getStream(asked.key)) as ReadableStream, {
    headers: {
      'content-type': 'image/avif',
      'content-length': String(contentLength),
      'cache-control': FOR_GOOD,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}
