import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { base32, fromBase32 } from '@/platform/base32'
import { env } from '@/platform/env'

/**
 * The address that an undeliverable letter comes back to (VERP): it identifies the letter, and is
 * signed, so that nobody who never had the letter can claim that it came back.
 */

const PREFIX = 'bounce+'
const ID_BYTES = 16
const SEAL_BYTES = 13
/** 29 bytes */
const TOKEN = /^[a-z2-7]{47}$/

let derived: { secret: string; key: Buffer } | undefined

function bounceKey(): Buffer {
  const secret = env().BETTER_AUTH_SECRET
  if (derived?.secret !== secret)
    derived = {
      secret,
      key: Buffer.from(hkdfSync('sha256', secret, '', 'fsc bounce address v1', 32)),
    }
  return derived.key
}

const seal = (id: Buffer): Buffer =>
  createHmac('sha256', bounceKey()).update(id).digest().subarray(0, SEAL_BYTES)

/** The return address of a letter; null where the site receives no mail, and the sender's server keeps it. */
export function bounceAddress(mailId: string): string | null {
  const { INBOUND_MAIL_DOMAIN: domain, INBOUND_MAIL_SECRET: secret } = env()
  if (!domain || !secret) return null
  const id = Buffer.from(mailId.replaceAll('-', ''), 'hex')
  return `${PREFIX}${base32(Buffer.concat([id, seal(id)])).toLowerCase()}@${domain}`
}

/** The letter that a return address belongs to; null for an address that isn't ours. */
export function readBounceAddress(address: string): string | null {
  const [local = '', domain = ''] = address.trim().toLowerCase().split('@')
  const token = local.startsWith(PREFIX) ? local.slice(PREFIX.length) : ''
  if (domain !== env().INBOUND_MAIL_DOMAIN?.toLowerCase() || !TOKEN.test(token)) return null
  const bytes = Buffer.from(fromBase32(token))
  const id = bytes.subarray(0, ID_BYTES)
  if (!timingSafeEqual(bytes.subarray(ID_BYTES, ID_BYTES + SEAL_BYTES), seal(id))) return null
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
