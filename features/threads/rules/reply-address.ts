import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { EntryAudience } from '@/platform/db/generated/enums'
import { base32, fromBase32 } from '@/platform/base32'
import { env } from '@/platform/env'

/**
 * The address that an answer to a letter goes to. It contains the thread, whom the letter was for and who reads the
 * answer, and is signed: nobody can invent one, and an answer to an internal letter can't become one that the buyer
 * reads. Letters of one case only, because mail servers change it.
 */

const PREFIX = 'reply+'
const PERSON_BYTES = 6
const SEAL_BYTES = 13
const AUDIENCES = ['SHARED', 'INTERNAL'] as const satisfies readonly EntryAudience[]
const ID_BYTES = 16
const TOKEN_BYTES = 1 + ID_BYTES + PERSON_BYTES + SEAL_BYTES
/** 58 letters: with the prefix the 64 that may stand before the @ */
const TOKEN = /^[a-z2-7]{58}$/

let derived: { secret: string; key: Buffer } | undefined

function replyKey(): Buffer {
  const secret = env().BETTER_AUTH_SECRET
  if (derived?.secret !== secret)
    derived = {
      secret,
      key: Buffer.from(hkdfSync('sha256', secret, '', 'fsc reply address v1', 32)),
    }
  return derived.key
}

const seal = (text: string | Buffer, bytes: number): Buffer =>
  createHmac('sha256', replyKey()).update(text).digest().subarray(0, bytes)

const personIn = (requestId: string, email: string): Buffer =>
  seal(`person ${requestId} ${email.toLowerCase()}`, PERSON_BYTES)

/** Where somebody answers a letter about an entry; null where the site receives no mail. */
export function replyAddress(
  requestId: string,
  { email, audience }: { email: string; audience: EntryAudience },
): string | null {
  const domain = env().INBOUND_MAIL_DOMAIN
  if (!domain) return null
  const body = Buffer.concat([
    Buffer.from([AUDIENCES.indexOf(audience)]),
    Buffer.from(requestId.replaceAll('-', ''), 'hex'),
    personIn(requestId, email),
  ])
  return `${PREFIX}${base32(Buffer.concat([body, seal(body, SEAL_BYTES)])).toLowerCase()}@${domain}`
}

/**
 * The content of an address; null for one that isn't ours.
 * @returns `isFor`: whether it was given to an address, in any case
 */
export function readReplyAddress(address: string): {
  requestId: string
  audience: EntryAudience
  isFor: (email: string) => boolean
} | null {
  const [local = '', domain = ''] = address.trim().toLowerCase().split('@')
  const token = local.startsWith(PREFIX) ? local.slice(PREFIX.length) : ''
  if (domain !== env().INBOUND_MAIL_DOMAIN?.toLowerCase() || !TOKEN.test(token)) return null
  const bytes = Buffer.from(fromBase32(token))
  const body = bytes.subarray(0, TOKEN_BYTES - SEAL_BYTES)
  if (!timingSafeEqual(bytes.subarray(-SEAL_BYTES), seal(body, SEAL_BYTES))) return null
  const audience = AUDIENCES[body[0] ?? 0]
  if (!audience) return null
  const hex = body.subarray(1, 1 + ID_BYTES).toString('hex')
  const requestId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const person = body.subarray(1 + ID_BYTES)
  return {
    requestId,
    audience,
    isFor: (email) => timingSafeEqual(person, personIn(requestId, email)),
  }
}
