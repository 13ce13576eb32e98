import { route } from '@/features/accounts/route'
import { articles } from '@/features/catalog/api/articles'
import { offeredByCode } from '@/features/catalog/queries/offered'

/** What SKUs and style numbers name in the shop. Public: it tells what the catalog tells. */
export const GET = route(articles, async ({ query }) => ({
  articles: await offeredByCode(query.code.filter((code) => /^[\w.-]{1,64}$/.test(code))),
}))
