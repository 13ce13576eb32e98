import { z } from 'zod'
import { paperOf, renderQuotePdf } from '@/documents/quote-pdf'
import { route } from '@/features/accounts/route'
import { bankAccount } from '@/features/company/queries/bank'
import { isChoosable } from '@/features/quotes/rules/choices'
import { operation } from '@/platform/api/operation'
import { logoFile } from '@/platform/house/pictures'
import { formatQuoteNumber } from '@/platform/numbers'
import { SHOWN_QUERY, shownQuote } from '../shown-quote'

const quotePdf = operation({
  id: 'quotePdf',
  method: 'GET',
  path: '/api/quotes/{number}/pdf',
  audience: 'site',
  params: z.object({ number: z.string() }),
  query: z.object({
    ...SHOWN_QUERY,
    // An invalid size falls back to the destination’s paper.
    size: z.enum(['A4', 'LETTER']).optional().catch(undefined),
    worksheet: z.literal('1').optional().catch(undefined),
  }),
  rate: { limit: 'file' },
  cache: 'private, no-store',
  hidden: true,
})

/**
 * The quote as a PDF to print and file: `?revision=`; `?size=A4` or `LETTER` instead of the
 * destination's paper; `?pick=` for its figures by another pick; `?worksheet=1` with the value worksheet.
 */
export const GET = route(quotePdf, async ({ actor, params, query }) => {
  const { quote, offered, picks, document } = await shownQuote(await actor(), params.number, query)
  const pdf = await renderQuotePdf(document, {
    size: query.size ?? paperOf(document.draft.destination),
    sentAt: quote.revision.sentAt,
    documentHash: quote.revision.documentHash,
    account: quote.revision.sentAt ? await bankAccount(document.draft.currency) : undefined,
    logo: await logoFile(),
    choices: isChoosable(offered.draft) ? { offered, picks } : null,
    worksheet: query.worksheet !== undefined,
    acceptance: quote.revision.state === 'ACCEPTED' ? quote.acceptance : null,
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${formatQuoteNumber(quote.serial)}-r${quote.revision.number}.pdf"`,
    },
  })
})
