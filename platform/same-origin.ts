import 'server-only'
import { env } from '@/platform/env'

/**
 * Whether a changing request comes from our own pages. Browsers send Origin with every POST; Host
 * and forwarded headers aren't trusted.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null
    ? request.headers.get('sec-fetch-site') !== 'cross-site'
    : origin === new URL(env().APP_URL).origin
}
