/**
 * Every route of the build: what a stranger's GET is answered, and what browsers and shared caches
 * may keep of it. docs/operations.md says the same in words.
 */

/** Cache-Control as it is sent. */
export const KEEP = {
  /** somebody's own, or made for this request */
  never: 'private, no-store',
  /** the same for everybody; stored, and asked for anew each time */
  askEachTime: 'public, max-age=0, must-revalidate',
  aMinute: 'public, max-age=60',
  fiveMinutes: 'public, max-age=300',
  anHour: 'public, max-age=3600',
  /** pictures of a release */
  aDay: 'public, max-age=86400, stale-while-revalidate=604800',
} as const

type Row = [route: string, status: number, keep: keyof typeof KEEP, address?: string]

const ROWS: Row[] = [
  ['/[locale]', 200, 'askEachTime'],
  ['/[locale]/[...rest]', 404, 'askEachTime', '/no/such/page'],
  ['/[locale]/account', 200, 'never'],
  ['/[locale]/catalog', 200, 'never'],
  ['/[locale]/compare', 200, 'never'],
  ['/[locale]/design', 200, 'askEachTime'],
  ['/[locale]/design/[family]', 200, 'askEachTime', '/design/band'],
  ['/[locale]/design/c/[code]', 404, 'never'],
  ['/[locale]/forgot-password', 200, 'askEachTime'],
  ['/[locale]/l/[token]', 303, 'never'],
  ['/[locale]/lists', 200, 'askEachTime'],
  ['/[locale]/orders/[number]', 200, 'never', '/orders/SO-99999'],
  ['/[locale]/products/[slug]', 200, 'askEachTime', '/products/domed-band-ring-6-mm'],
  ['/[locale]/quotes/[number]', 200, 'never', '/quotes/Q-99999'],
  ['/[locale]/request', 200, 'never'],
  ['/[locale]/request/link/[reason]', 200, 'askEachTime', '/request/link/expired'],
  ['/[locale]/request/sent', 200, 'never'],
  ['/[locale]/requests/[number]', 200, 'never', '/requests/RFQ-99999'],
  ['/[locale]/reset-password', 200, 'never'],
  ['/[locale]/sandbox/checkout/[session]', 200, 'never'],
  ['/[locale]/sign-in', 200, 'never'],
  ['/[locale]/sign-up', 200, 'askEachTime'],
  ['/[locale]/staff', 200, 'never'],
  ['/[locale]/staff/catalog', 200, 'never'],
  ['/[locale]/staff/catalog/[id]', 200, 'never'],
  ['/[locale]/staff/catalog/change', 200, 'never'],
  ['/[locale]/staff/catalog/documents', 200, 'never'],
  ['/[locale]/staff/catalog/import', 200, 'never'],
  ['/[locale]/staff/catalog/import/[id]', 200, 'never'],
  ['/[locale]/staff/catalog/pictures', 200, 'never'],
  ['/[locale]/staff/mail', 200, 'never'],
  ['/[locale]/staff/mail/[id]', 200, 'never'],
  ['/[locale]/staff/orders', 200, 'never'],
  ['/[locale]/staff/price-lists', 200, 'never'],
  ['/[locale]/staff/price-lists/[number]', 200, 'never'],
  ['/[locale]/staff/price-lists/groups', 200, 'never'],
  ['/[locale]/staff/price-lists/new', 200, 'never'],
  ['/[locale]/staff/quotes', 200, 'never'],
  ['/[locale]/staff/quotes/[number]', 200, 'never'],
  ['/[locale]/staff/quotes/limits', 200, 'never'],
  ['/[locale]/staff/requests/[number]', 200, 'never'],
  ['/[locale]/staff/tariffs', 200, 'never'],
  ['/[locale]/staff/tariffs/change', 200, 'never'],
  ['/[locale]/staff/tariffs/changes/[serial]', 200, 'never'],
  ['/[locale]/staff/tariffs/import', 200, 'never'],
  ['/[locale]/staff/tariffs/lists', 200, 'never'],
  ['/[locale]/staff/tariffs/new', 200, 'never'],
  ['/[locale]/staff/tariffs/outlooks', 200, 'never'],
  ['/[locale]/staff/tariffs/quotas', 200, 'never'],
  ['/[locale]/docs/api', 200, 'askEachTime'],
  ['/[locale]/tariffs', 200, 'never'],
  ['/api/auth/[...all]', 200, 'never', '/api/auth/get-session'],
  ['/api/documents/[code]', 200, 'never', '/api/documents/DEMO-PBCD'],
  ['/api/files/[id]', 404, 'never'],
  ['/api/health', 200, 'never'],
  ['/api/health/live', 200, 'never'],
  ['/api/health/ready', 200, 'never'],
  ['/api/internal/revalidate', 405, 'never'],
  ['/api/pictures/[file]', 404, 'never'],
  ['/api/quotes/[number]/pdf', 404, 'never', '/api/quotes/Q-99999/pdf'],
  ['/api/sandbox/checkout/[session]', 405, 'never'],
  ['/api/sandbox/stripe/v1/[...path]', 401, 'never', '/v1/checkout/sessions/none'],
  ['/api/sitemap/[part]', 200, 'never', '/sitemap-0.xml'],
  ['/api/staff/companies', 403, 'never'],
  ['/api/staff/documents', 405, 'never'],
  ['/api/staff/lists/[list]', 403, 'never', '/api/staff/lists/products'],
  ['/api/staff/picture-zip', 405, 'never'],
  ['/api/staff/pictures', 405, 'never'],
  ['/api/staff/price-lists/[number]/entries', 403, 'never'],
  ['/api/staff/product-import', 405, 'never'],
  ['/api/staff/product-import/[id]', 403, 'never'],
  ['/api/staff/product-import/[id]/errors', 403, 'never'],
  ['/api/staff/products', 403, 'never'],
  ['/api/staff/tariff-import', 405, 'never'],
  ['/api/staff/tariff-measures', 403, 'never'],
  ['/api/uploads', 405, 'never'],
  ['/api/v1/articles', 200, 'never', '/api/v1/articles?q=ring'],
  ['/api/v1/designs', 405, 'never'],
  ['/api/v1/designs/[file]', 200, 'anHour', '/api/v1/designs/estimate?family=band'],
  ['/api/v1/landed-cost', 405, 'never'],
  [
    '/api/v1/landed-price',
    200,
    'fiveMinutes',
    '/api/v1/landed-price?slug=domed-band-ring-6-mm&quantity=100',
  ],
  ['/api/v1/lists', 200, 'never'],
  ['/api/v1/me', 200, 'never'],
  ['/api/v1/openapi.json', 200, 'anHour'],
  ['/api/v1/own-prices', 200, 'never'],
  ['/api/v1/price-lines', 405, 'never'],
  ['/api/v1/suggest', 200, 'aMinute', '/api/v1/suggest?q=ring'],
  ['/api/webhooks/stripe', 405, 'never'],
  ['/pictures/[file]', 200, 'aDay', '/pictures/hero-800.webp'],
  ['/products/[product]/[file]', 200, 'aDay', '/products/domed-band-ring-6-mm/polished-400.webp'],
  ['/robots.txt', 200, 'askEachTime'],
  ['/share/[file]', 200, 'aDay', '/share/domed-band-ring-6-mm.jpg'],
  ['/sitemap.xml', 200, 'never'],
]

/** Route handlers below the language, which answer methods for themselves. */
const HANDLERS = ['/[locale]/design/c/[code]', '/[locale]/l/[token]']

const addressOf = (route: string): string =>
  route.replace('/[locale]', '').replaceAll(/\[(\.\.\.)?\w+\]/g, 'none') || '/'

export const DOORS = ROWS.map(([route, status, keep, address = addressOf(route)]) => ({
  route,
  address,
  status,
  keep: KEEP[keep],
  isPage: route.startsWith('/[locale]') && !HANDLERS.includes(route),
}))
