import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { amendArticles } from '@/features/order-changes/queries/amend-articles'
import { operation } from '@/platform/api/operation'
import { NotFoundError } from '@/platform/errors'
import { parseOrderNumber } from '@/platform/numbers'
import { readerLocale } from '@/platform/reader-locale'

const findOrderArticles = operation({
  id: 'findOrderArticles',
  method: 'GET',
  path: '/api/staff/orders/{number}/articles',
  audience: 'staff',
  params: z.object({ number: z.string() }),
  query: z.object({ q: z.string().default('') }),
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})

/** Articles that `q` may mean, by SKU, style number or name, each as an amendment of the order would add it. */
export const GET = route(
  findOrderArticles,
  async ({ actor, params: { number }, query: { q } }) => {
    const serial = parseOrderNumber(number)
    if (serial === null) throw new NotFoundError()
    return amendArticles(await actor(), {
      serial,
      q: q.slice(0, 80).replaceAll('\0', ''),
      locale: await readerLocale(),
    })
  },
  'order.amend',
)
