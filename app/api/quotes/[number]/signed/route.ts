import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { openSignedDocument } from '@/features/quotes/commands/open-signed-document'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'

const signedQuote = operation({
  id: 'signedQuote',
  method: 'GET',
  path: '/api/quotes/{number}/signed',
  audience: 'site',
  params: z.object({ number: z.string() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** The signed document: quote and audit page, always the same bytes. Their SHA-256 is in the header of RFC 9530. */
export const GET = route(signedQuote, async ({ context, params }) => {
  const serial = parseQuoteNumber(params.number)
  if (serial === null) throw new NotFoundError()
  const { fileName, sizeBytes, sha256, bytes } = await openSignedDocument(await context(), serial)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${fileName}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
  })
})
