import 'server-only'
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/platform/env'

/**
 * Secret links: whoever holds one sees that request, its quote and its order. The token is computed from the request's
 * id, so that every mail can repeat it; the database knows only its hash. Keep tokens out of logs.
 */

export const LINKS_COOKIE = 'fsc_links'
export const LINK_VALID_DAYS = 180
const MAX_LINKS = 10
const TOKEN = /^[A-Za-z0-9_-]{43}$/
const DAY_MS = 86_400_000

let derived: { secret: string; key: Buffer } | undefined

function linkKey(): Buffer {
  const secret = env().BETTER_AUTH_SECRET
  if (derived?.secret !== secret)
    derived = { secret, key: Buffer.from(hkdfSync('sha256', secret, '', 'fsc secret link v1', 32)) }
  return derived.key
}

/** Token of a request's secret link: 43 characters of base64url, the same each time. */
export function linkToken(requestId: string): string {
  return createHmac('sha256', linkKey()).update(requestId).digest('base64url')
}

/** SHA-256 of a token in hex, which the database stores and searches by. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Full address of a secret link, for mails; built from the configured address, never from a Host header. */
export function linkUrl(token: string): string {
  return new URL(`/l/${token}`, env().APP_URL).href
}

/** When a link created now expires. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + LINK_VALID_DAYS * DAY_MS)
}

/** Whether a text has the shape of a token, known or not. */
export function isLinkToken(text: string): boolean {
  return TOKEN.test(text)
}

/** Tokens in a cookie value, newest first; anything malformed is left out. */
export function readLinks(cookie: string | undefined): string[] {
  return (cookie ?? '').split('.').filter(isLinkToken).slice(0, MAX_LINKS)
}

/** The cookie that adds a token to the existing ones; beyond ten, the oldest is dropped. */
export function linksCookie(token: string, tokens: readonly string[]) {
  return {
    name: LINKS_COOKIE,
    value: [token, ...tokens.filter((other) => other !== token)].slice(0, MAX_LINKS).join('.'),
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: env().APP_URL.startsWith('https://'),
    path: '/',
    maxAge: (LINK_VALID_DAYS * DAY_MS) / 1000,
  }
}
