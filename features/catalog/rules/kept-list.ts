import { CATALOG_TAG, SETTINGS_TAG } from '@/platform/cache-tags'
import { catalogHref, readQuery } from './filters'

const HOUR_MS = 3_600_000

/** The catalog's lists, cached as whole answers, one for each set of filters, until the catalog changes. */
export const keptList = {
  path: '/catalog',
  tags: [CATALOG_TAG, SETTINGS_TAG],
  keepUntil: () => Date.now() + HOUR_MS,
  canonicalQuery: (query: URLSearchParams): string => {
    const filters = readQuery(query)
    return catalogHref(filters, { page: filters.page }).split('?')[1] ?? ''
  },
}
