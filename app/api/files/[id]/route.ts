import { Readable } from 'node:stream'
import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { getAttachment } from '@/features/requests/queries/requests'
import { operation } from '@/platform/api/operation'
import { fileStore } from '@/platform/files/store'

const requestFile = operation({
  id: 'requestFile',
  method: 'GET',
  path: '/api/files/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A file of a request, for those who may see the request; always as a download, never run in our pages. */
export const GET = route(requestFile, async ({ actor, params: { id } }) => {
  const file = await getAttachment(await actor(), id)
  const stream = Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream
  return new Response(stream, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.sizeBytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
})
