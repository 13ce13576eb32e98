import { Readable } from 'node:stream'
import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { paperFile } from '@/features/companies/queries/papers'
import { operation } from '@/platform/api/operation'
import { fileStore } from '@/platform/files/store'

const companyPaper = operation({
  id: 'companyPaper',
  method: 'GET',
  path: '/api/company-papers/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A paper of a company that buys, for its own people and the house; always as a download. */
export const GET = route(companyPaper, async ({ actor, params: { id } }) => {
  const file = await paperFile(await actor(), id)
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
