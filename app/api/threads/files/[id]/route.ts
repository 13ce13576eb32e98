import { Readable } from 'node:stream'
import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { threadFile } from '@/features/threads/queries/thread'
import { operation } from '@/platform/api/operation'
import { fileStore } from '@/platform/files/store'

const file = operation({
  id: 'threadFile',
  method: 'GET',
  path: '/api/threads/files/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A file of an entry, for those who may read the entry; always as a download, never run in our pages. */
export const GET = route(file, async ({ actor, params: { id } }) => {
  const found = await threadFile(await actor(), id)
  const stream = Readable.toWeb(await fileStore().getStream(found.storageKey)) as ReadableStream
  return new Response(stream, {
    headers: {
      'content-type': found.contentType,
      'content-length': String(found.sizeBytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
})
