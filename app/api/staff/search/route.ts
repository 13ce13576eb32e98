import { route } from '@/features/accounts/route'
import { deskSearch } from '@/features/search/api/search'
import { foundAgain, searchEverything } from '@/features/search/queries/search-everything'
import { pageLocaleIn } from '@/platform/reader-locale'

/** Everything at the desk that matches a typed text, or what was opened before. */
export const GET = route(
  deskSearch,
  async ({ actor, query: { q, keys }, request }) => {
    const locale = pageLocaleIn(request.headers)
    return {
      found: keys
        ? await foundAgain(await actor(), keys.split(','), locale)
        : await searchEverything(await actor(), q, locale),
    }
  },
  'desk.search',
)
