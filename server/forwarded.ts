import type { IncomingHttpHeaders } from 'node:http'

/** Headers in which a proxy describes the request it received. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-forwarded-prefix',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-url',
  'x-rewrite-url',
]

/** By these headers Next learns the nonce to render with. */
const OURS = ['content-security-policy', 'content-security-policy-report-only']

/**
 * Removes headers that anybody can send and only a proxy of ours may set: the site then uses the socket and `Host`.
 * Headers from this server to the site can't be set by anybody else at all.
 * @param trusted a proxy of ours stands in front and has set them itself
 */
export function keepTrustedHeaders(headers: IncomingHttpHeaders, trusted: boolean): void {
  for (const name of OURS) delete headers[name]
  if (!trusted) for (const name of FORWARDED) delete headers[name]
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Whether a request that changes something comes from the site's own pages: from its public address,
 * or, on the machine itself, from the very server that is asked. A browser always says where a POST
 * comes from; what says nothing is no browser and has no one's cookies.
 * @param appUrl the site's public address
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, appUrl: string): boolean {
  const { origin, host = '' } = headers
  if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site'
  if (origin === new URL(appUrl).origin) return true
  return LOOPBACK.test(host) && origin === `http://${host}`
}
