import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { articleLines } from '@/features/quotes/queries/article-lines'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'

const findArticles = operation({
  id: 'findQuoteArticles',
  method: 'GET',
  path: '/api/staff/quotes/{number}/articles',
  audience: 'staff',
  params: z.object({ number: z.string() }),
  query: z.object({ q: z.string().default('') }),
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})

/**
 * Articles that `q` may mean, by SKU, style number or name, each as the line that it would be in
 * the quote's draft.
 */
export const GET = route(
  findArticles,
  async ({ actor, params: { number }, query: { q } }) => {
    const serial = parseQuoteNumber(number)
    if (serial === null) throw new NotFoundError()
    return articleLines(await actor(), { serial, q: q.slice(0, 80).replaceAll('\0', '') })
  },
  'quote.edit',
)
