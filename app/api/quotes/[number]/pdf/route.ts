import { z } from 'zod'
import { paperOf, renderQuotePdf } from '@/documents/quote-pdf'
import { route } from '@/features/accounts/route'
import { bankAccount } from '@/features/company/queries/bank'
import { getQuote } from '@/features/quotes/queries/quotes'
import { isChoosable, pickedDocument, readPick } from '@/features/quotes/rules/choices'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { logoFile } from '@/platform/house/pictures'
import { formatQuoteNumber, parseQuoteNumber } from '@/platform/numbers'

const quotePdf = operation({
  id: 'quotePdf',
  method: 'GET',
  path: '/api/quotes/{number}/pdf',
  audience: 'site',
  params: z.object({ number: z.string() }),
  // What is none falls back to the newest revision, and to the destination's paper: links are written by hand.
  query: z.object({
    revision: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .optional()
      .catch(undefined),
    pick: z.string().max(1000).optional().catch(undefined),
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
  const serial = parseQuoteNumber(params.number)
  if (serial === null) throw new NotFoundError()
  const quote = await getQuote(
    await actor(),
    serial,
    query.revision === undefined ? undefined : Number(query.revision),
  )
  const offered = quote.revision.document
  const { picks } = readPick(offered.draft, query.pick)
  const document = pickedDocument(offered, picks)
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
      'content-disposition': `inline; filename="${formatQuoteNumber(serial)}-r${quote.revision.number}.pdf"`,
    },
  })
})
