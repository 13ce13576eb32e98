import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { openAmendmentPaper } from '@/features/order-changes/commands/make-amendment-paper'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { parseOrderNumber } from '@/platform/numbers'

const signedAmendment = operation({
  id: 'signedAmendment',
  method: 'GET',
  path: '/api/orders/{number}/amendments/{amendment}',
  audience: 'site',
  params: z.object({ number: z.string(), amendment: z.string() }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** An amendment signed by both sides, always the same bytes. Their SHA-256 is in the header of RFC 9530. */
export const GET = route(signedAmendment, async ({ context, params }) => {
  const serial = parseOrderNumber(params.number)
  const number = /^\d{1,4}$/.test(params.amendment) ? Number(params.amendment) : 0
  if (serial === null || number === 0) throw new NotFoundError()
  const { fileName, sizeBytes, sha256, bytes } = await openAmendmentPaper(await context(), {
    serial,
    number,
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${fileName}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
  })
})
