import { Readable } from 'node:stream'
import { keyOfFile } from '@/features/catalog/pictures/path'
import { problem } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'

/** An uploaded picture of the catalog. Its address holds what can't be guessed and never shows another picture. */
export async function GET(_: Request, { params }: RouteContext<'/api/pictures/[file]'>): Promise<Response> {
  const key = keyOfFile((await params).file)
  const store = fileStore()
  if (!key || !(await store.exists(key))) return problem(404, 'NotFoundError', 'no such picture')
  const { contentLength } = await store.getMetaData(key)
  return new Response(Readable.toWeb(await store.getStream(key)) as ReadableStream, {
    headers: {
      'content-type': 'image/avif',
      'content-length': String(contentLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}
