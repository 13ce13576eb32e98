import type { IncomingHttpHeaders } from 'node:http'
import type { Target } from './routes'

/** A form that was sent before the page's script ran, or a Server Action called by it. */
function isAction(headers: IncomingHttpHeaders): boolean {
  return (
    headers['next-action'] !== undefined ||
    (headers['content-type'] ?? '').startsWith('multipart/form-data')
  )
}

/**
 * Methods that an address takes, where this one is not among them; null where it is, and for route
 * handlers, which answer for themselves. Pages are read; only Server Actions are posted to them.
 */
export function refusedMethod(
  target: Target,
  method: string,
  headers: IncomingHttpHeaders,
): string | null {
  if (target.is === 'handler' || method === 'GET' || method === 'HEAD') return null
  if (target.is === 'page' && method === 'POST' && isAction(headers)) return null
  return 'GET, HEAD'
}
