import { Readable } from 'node:stream'
import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { documentFile } from '@/features/catalog/queries/documents'
import { operation } from '@/platform/api/operation'
import { fileStore } from '@/platform/files/store'

const complianceDocument = operation({
  id: 'complianceDocument',
  method: 'GET',
  path: '/api/documents/{code}',
  audience: 'site',
  params: z.object({ code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/) }),
  rate: { limit: 'file' },
  // It may expire or be withdrawn tomorrow.
  cache: 'private, no-store',
})

/** The file of a compliance document, for those who may see it. */
export const GET = route(complianceDocument, async ({ actor, params: { code } }) => {
  const file = await documentFile(await actor(), code)
  return new Response(
    Readable.toWeb(await fileStore().getStream(file.storageKey)) as ReadableStream,
    {
      headers: {
        'content-type': file.contentType,
        'content-length': String(file.sizeBytes),
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        'x-content-type-options': 'nosniff',
      },
    },
  )
})
