import { z } from 'zod'
import { renderIndicativePdf } from '@/documents/indicative-pdf'
import { route } from '@/features/accounts/route'
import { pricedFor } from '@/features/requests/queries/priced-for'
import { priceLines } from '@/features/requests/queries/price-lines'
import { INDICATIVE_LINES } from '@/features/basket/rules/limits'
import { priceLinesSchema } from '@/features/requests/price-schema'
import { operation } from '@/platform/api/operation'
import { factoryDay } from '@/platform/day'
import { readHouse } from '@/platform/house/facts'
import { pageLocaleIn } from '@/platform/reader-locale'

const indicative = operation({
  id: 'indicativeQuote',
  method: 'POST',
  path: '/api/indicative-quote',
  audience: 'site',
  body: priceLinesSchema.extend({
    lines: priceLinesSchema.shape.lines.min(1).max(INDICATIVE_LINES),
    customLines: z.int().min(0).max(INDICATIVE_LINES).default(0),
  }),
  rate: { limit: 'indicative' },
  cache: 'private, no-store',
  ownPagesOnly: true,
})

/** A list at today's prices, duty and freight as a PDF that says it is no offer. Nothing of it is stored. */
export const POST = route(
  indicative,
  async ({ actor, body, request }) => {
    const who = await actor()
    const now = new Date()
    const { customLines, ...listBody } = body
    const [list, house, buyer] = await Promise.all([
      priceLines(who, listBody, now),
      readHouse(),
      pricedFor(who),
    ])
    const day = factoryDay(now)
    const pdf = await renderIndicativePdf(
      {
        seller: { name: house.legalName, address: house.address, email: house.email },
        buyer,
        destination: listBody.destination ?? null,
        list,
        quantities: listBody.lines.map(({ quantity }) => quantity),
        customLines,
        day,
      },
      pageLocaleIn(request.headers),
    )
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="indicative-${day}.pdf"`,
      },
    })
  },
  'request.submit',
)
