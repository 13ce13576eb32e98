import { route } from '@/features/accounts/route'
import { articles } from '@/features/catalog/api/articles'
import { offeredByCode } from '@/features/catalog/queries/offered'

/** The articles that SKUs and style numbers mean in the shop. Public: it says no more than the catalog. */
export const GET = route(articles, async ({ query }) => ({
  articles: await offeredByCode(query.code.filter((code) => /^[\w.-]{1,64}$/.test(code))),
}))
