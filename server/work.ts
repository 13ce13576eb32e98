import { InFlight, Thread, type Bounds } from './in-flight'
import type { Target } from './routes'

/**
 * Kinds of work, and how much of each one process does at once. Measured: a page made for a request
 * takes 20 to 60 ms of the only thread, a picture or PDF up to a second of other threads.
 */
const BOUNDS = {
  page: { atOnce: 6, waiting: 24, patienceMs: 350 },
  search: { atOnce: 4, waiting: 16, patienceMs: 350 },
  desk: { atOnce: 6, waiting: 32, patienceMs: 1500 },
  action: { atOnce: 8, waiting: 64, patienceMs: 3000 },
  api: { atOnce: 8, waiting: 32, patienceMs: 400 },
  /** files from storage: a page has a dozen, and they wait for a disk rather than for us */
  file: { atOnce: 48, waiting: 240, patienceMs: 3000 },
  document: { atOnce: 3, waiting: 12, patienceMs: 2500 },
  upload: { atOnce: 32, waiting: 8, patienceMs: 5000 },
  /** from Stripe and the mail server: they deliver again, but only for days */
  webhook: { atOnce: 8, waiting: 200, patienceMs: 5000 },
} as const satisfies Record<string, Bounds>

export type Work = keyof typeof BOUNDS

const DOCUMENTS = [
  '/api/indicative-quote',
  '/api/quotes/[number]/pdf',
  '/api/quotes/[number]/lines',
  '/api/v1/designs/[file]',
  '/share/[file]',
  '/products/[product]/[file]',
  '/pictures/[file]',
  '/api/staff/products',
  '/api/staff/tariff-measures',
]
const FILES = [
  '/api/pictures/[file]',
  '/api/house-pictures/[id]',
  '/api/documents/[code]',
  '/api/files/[id]',
  '/api/company-papers/[id]',
  '/api/threads/files/[id]',
]
const SEARCH = ['/api/v1/suggest', '/api/v1/articles']
const UNBOUNDED = [
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/internal/revalidate',
  '/robots.txt',
  '/sitemap.xml',
  '/api/v1/openapi.json',
  // it lasts as long as somebody looks at the page; platform/live limits how many there are
  '/api/threads/[number]/live',
]

/**
 * The kind of work of a request; null for what costs too little to limit: files, prerendered pages, health. Pure.
 * @param cached pages known to be served from the cache
 */
export function workOf(
  target: Target,
  request: { method: string; path: string; query: string },
  cached: { has: (path: string) => boolean },
): Work | null {
  if (target.is === 'file' || target.is === 'nothing' || target.is === 'no page') return null
  if (target.is === 'handler') {
    const { route } = target
    if (UNBOUNDED.includes(route)) return null
    if (route.startsWith('/api/webhooks/') || route.startsWith('/api/sandbox/')) return 'webhook'
    if (DOCUMENTS.includes(route)) return 'document'
    if (FILES.includes(route)) return 'file'
    if (SEARCH.includes(route)) return 'search'
    if (route.startsWith('/api/v1/') || route.startsWith('/api/sitemap')) return 'api'
    if (
      request.method === 'POST' &&
      (route === '/api/uploads' ||
        route === '/api/request-sheet' ||
        route.startsWith('/api/staff/'))
    )
      return 'upload'
    return route.startsWith('/api/staff/') ? 'desk' : 'action'
  }
  if (request.method === 'POST') return 'action'
  if (target.whole || cached.has(request.path)) return null
  if (target.route.startsWith('/staff')) return 'desk'
  return target.route === '/catalog' && request.query !== '' ? 'search' : 'page'
}

/**
 * Kinds that run on the thread itself, one at a time: several would end no sooner, and a refusal would be heard only
 * after a round of all. The others wait for a disk, a connection or other threads; an action may ask this very
 * server for the page that it leads to.
 */
const ON_THE_THREAD: readonly Work[] = ['page', 'search', 'desk', 'api']
const THREAD_AT_ONCE = 1

/**
 * The places of every kind of work in this process.
 * @param patience multiplies how long somebody may wait
 */
export function openPlaces(patience = 1): Record<Work, InFlight> {
  const thread = new Thread(THREAD_AT_ONCE)
  return Object.fromEntries(
    Object.entries(BOUNDS).map(([work, bounds]) => [
      work,
      new InFlight(
        { ...bounds, patienceMs: bounds.patienceMs * patience },
        ON_THE_THREAD.includes(work as Work) ? thread : undefined,
      ),
    ]),
  ) as Record<Work, InFlight>
}
