import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { openPaper } from '@/features/papers/commands/open-paper'
import { PAPER_FORMATS } from '@/features/papers/schema'
import { operation } from '@/platform/api/operation'

const tradePaper = operation({
  id: 'tradePaper',
  method: 'GET',
  path: '/api/papers/{id}',
  audience: 'site',
  params: z.object({ id: z.uuid() }),
  query: z.object({ format: z.enum(PAPER_FORMATS).default('pdf') }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A numbered paper, as PDF or as a workbook, always the same bytes. Their SHA-256 is in the header of RFC 9530. */
export const GET = route(tradePaper, async ({ context, params: { id }, query: { format } }) => {
  const paper = await openPaper(await context(), id, format)
  const { fileName, contentType, sizeBytes, sha256, bytes } = paper
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${fileName}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
  })
})
