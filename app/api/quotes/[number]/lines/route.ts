import { z } from 'zod'
import { linesFileName, quoteLinesSheet } from '@/documents/quote-lines'
import { route } from '@/features/accounts/route'
import { operation } from '@/platform/api/operation'
import { SHEET_TYPES } from '@/platform/sheets/write'
import { SHOWN_QUERY, shownQuote } from '../shown-quote'

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const quoteLines = operation({
  id: 'quoteLines',
  method: 'GET',
  path: '/api/quotes/{number}/lines',
  audience: 'site',
  params: z.object({ number: z.string() }),
  query: z.object({
    ...SHOWN_QUERY,
    format: z.enum(['xlsx', 'docx']).catch('xlsx'),
  }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/** A quote's lines as a file: `?revision=`; `?pick=` for another pick; `?format=xlsx` or `docx`. */
export const GET = route(quoteLines, async ({ actor, params, query }) => {
  const { document } = await shownQuote(await actor(), params.number, query)
  const headers = {
    'content-type': query.format === 'docx' ? DOCX_TYPE : SHEET_TYPES.xlsx,
    'content-disposition': `attachment; filename="${linesFileName(document, query.format)}"`,
  }
  if (query.format === 'xlsx') return new Response(quoteLinesSheet(document), { headers })
  // Few people ask for one, and its library is large.
  const { quoteDocx } = await import('@/documents/quote-docx')
  return new Response(new Uint8Array(await quoteDocx(document)), { headers })
})
