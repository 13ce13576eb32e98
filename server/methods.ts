import type { IncomingHttpHeaders } from 'node:http'
import type { Target } from './routes'

const READ = 'GET, HEAD'
const WRITE = 'POST'
const BOTH = 'GET, HEAD, POST'

/** Methods of route handlers besides reading; methods.test.ts checks it against the handlers. */
const HANDLERS: Record<string, string> = {
  '/api/auth/[...all]': BOTH,
  '/api/indicative-quote': WRITE,
  '/api/internal/revalidate': WRITE,
  '/api/request-sheet': WRITE,
  '/api/sandbox/checkout/[session]': WRITE,
  '/api/sandbox/stripe/v1/[...path]': BOTH,
  '/api/staff/costs/entries': BOTH,
  '/api/staff/documents': WRITE,
  '/api/staff/freight-import': WRITE,
  '/api/staff/house-pictures': WRITE,
  '/api/staff/picture-zip': WRITE,
  '/api/staff/pictures': WRITE,
  '/api/staff/presence': WRITE,
  '/api/staff/price-lists/[number]/entries': BOTH,
  '/api/staff/product-import': WRITE,
  '/api/staff/statements': WRITE,
  '/api/staff/tariff-import': WRITE,
  '/api/uploads': WRITE,
  '/api/v1/designs': WRITE,
  '/api/v1/freight': WRITE,
  '/api/v1/landed-cost': WRITE,
  '/api/v1/lists': BOTH,
  '/api/v1/price-lines': WRITE,
  '/api/webhooks/mail': WRITE,
  '/api/webhooks/stripe': WRITE,
}

/**
 * @param route of a handler as the build names it
 * @returns its methods as `Allow` lists them
 */
export const handlerMethods = (route: string): string => HANDLERS[route] ?? READ

/** A form sent before the page's script ran, or a Server Action that the script calls. */
function isAction(headers: IncomingHttpHeaders): boolean {
  return (
    headers['next-action'] !== undefined ||
    (headers['content-type'] ?? '').startsWith('multipart/form-data')
  )
}

/**
 * The allowed methods of an address, if this one isn't among them; else null. Pages are read; only Server Actions
 * are posted to them. Next answers 405 without `Allow`, so it isn't asked.
 */
export function refusedMethod(
  target: Target,
  method: string,
  headers: IncomingHttpHeaders,
): string | null {
  if (target.is === 'handler') {
    const allow = handlerMethods(target.route)
    return allow.split(', ').includes(method) ? null : allow
  }
  if (method === 'GET' || method === 'HEAD') return null
  if (target.is === 'page' && method === 'POST' && isAction(headers)) return null
  return READ
}
