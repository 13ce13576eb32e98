import { currentActor } from '@/features/accounts/queries/current-actor'
import { formatQuoteNumber, parseQuoteNumber } from '@/platform/numbers'
import { getQuote } from '@/features/quotes/queries/quotes'
import { paperOf, renderQuotePdf } from '@/documents/quote-pdf'
import { problem, problemResponse } from '@/platform/errors'

/** The quote as a PDF to print and file: `?revision=`; `?size=A4` or `LETTER` instead of the destination's paper. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/quotes/[number]/pdf'>,
): Promise<Response> {
  const serial = parseQuoteNumber((await params).number)
  if (serial === null) return problem(404, 'NotFoundError', 'no such quote')
  const query = new URL(request.url).searchParams
  const revision = /^[1-9]\d{0,4}$/.test(query.get('revision') ?? '')
    ? Number(query.get('revision'))
    : undefined
  try {
    const quote = await getQuote(await currentActor(), serial, revision)
    const { document } = quote.revision
    const asked = query.get('size')
    const pdf = await renderQuotePdf(document, {
      size: asked === 'LETTER' || asked === 'A4' ? asked : paperOf(document.draft.destination),
      sentAt: quote.revision.sentAt,
      documentHash: quote.revision.documentHash,
      acceptance: quote.revision.state === 'ACCEPTED' ? quote.acceptance : null,
    })
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${formatQuoteNumber(serial)}-r${quote.revision.number}.pdf"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const known = problemResponse(error)
    if (known) return known.status === 403 ? problem(404, 'NotFoundError', 'no such quote') : known
    throw error
  }
}
