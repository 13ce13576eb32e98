import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '@/platform/env'

/**
 * What a letter about a trade allows its holder without a sign-in: to answer its one question, or to stop its kind.
 * The token is computed from the letter's subject, so that a repeated letter has the same one; nothing is stored.
 */
export const LETTER_PURPOSES = ['reminders', 'survey'] as const
export type LetterPurpose = (typeof LETTER_PURPOSES)[number]

const TOKEN = /^([0-9a-f]{32})([A-Za-z0-9_-]{32})$/
const SEAL_BYTES = 24

let derived: { secret: string; key: Buffer } | undefined

function letterKey(): Buffer {
  const secret = env().BETTER_AUTH_SECRET
  if (derived?.secret !== secret)
    derived = {
      secret,
      key: Buffer.from(hkdfSync('sha256', secret, '', 'fsc letter link v1', 32)),
    }
  return derived.key
}

const seal = (purpose: LetterPurpose, hex: string): Buffer =>
  createHmac('sha256', letterKey()).update(`${purpose} ${hex}`).digest().subarray(0, SEAL_BYTES)

/** The token of a letter. @param id a uuid: of the request, or of the revision that is asked about */
export function letterToken(purpose: LetterPurpose, id: string): string {
  const hex = id.replaceAll('-', '')
  return hex + seal(purpose, hex).toString('base64url')
}

/** The subject of a token; null for one that isn't ours, or has another purpose. */
export function readLetterToken(purpose: LetterPurpose, token: string): string | null {
  const [, hex = '', sealed = ''] = TOKEN.exec(token) ?? []
  if (!hex || !timingSafeEqual(Buffer.from(sealed, 'base64url'), seal(purpose, hex))) return null
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Full address of the page that it opens; from the configured address, never from a Host header. */
export const letterUrl = (purpose: LetterPurpose, id: string): string =>
  new URL(`/${purpose}/${letterToken(purpose, id)}`, env().APP_URL).href
