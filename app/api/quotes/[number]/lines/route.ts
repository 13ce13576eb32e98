import { z } from 'zod'
import { linesFileName, quoteLinesSheet } from '@/documents/quote-lines'
import { route } from '@/features/accounts/route'
import { getQuote } from '@/features/quotes/queries/quotes'
import { pickedDocument, readPick } from '@/features/quotes/rules/choices'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'
import { SHEET_TYPES } from '@/platform/sheets/write'

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const quoteLines = operation({
  id: 'quoteLines',
  method: 'GET',
  path: '/api/quotes/{number}/lines',
  audience: 'site',
  params: z.object({ number: z.string() }),
  query: z.object({
    revision: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .optional()
      .catch(undefined),
    pick: z.string().max(1000).optional().catch(undefined),
    format: z.enum(['xlsx', 'docx']).catch('xlsx'),
  }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A quote's lines to work with: `?revision=`; `?pick=` for those of another pick; `?format=xlsx` or `docx`. */
export const GET = route(quoteLines, async ({ actor, params, query }) => {
  const serial = parseQuoteNumber(params.number)
  if (serial === null) throw new NotFoundError()
  const { revision } = await getQuote(
    await actor(),
    serial,
    query.revision === undefined ? undefined : Number(query.revision),
  )
  const offered = revision.document
  const document = pickedDocument(offered, readPick(offered.draft, query.pick).picks)
  const headers = {
    'content-type': query.format === 'docx' ? DOCX_TYPE : SHEET_TYPES.xlsx,
    'content-disposition': `attachment; filename="${linesFileName(document, query.format)}"`,
  }
  if (query.format === 'xlsx') return new Response(quoteLinesSheet(document), { headers })
  // Few ask for one, and its library is large.
  const { quoteDocx } = await import('@/documents/quote-docx')
  return new Response(new Uint8Array(await quoteDocx(document)), { headers })
})
