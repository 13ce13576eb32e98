import 'server-only'
import { Readable } from 'node:stream'
import { fileStore } from './store'

/**
 * A stored file as a response: always as a download, so that it never runs in our pages. The caller
 * has checked who may have it.
 */
export async function downloadOf(file: {
  storageKey: string
  contentType: string
  sizeBytes: number
  fileName: string
}): Promise<Response> {
  const stream = Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream
  return new Response(stream, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.sizeBytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
}
