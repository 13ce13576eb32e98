import 'server-only'
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * API keys of companies: `fsc_live_`, then 256 random bits as 43 characters of base 62, then their CRC-32 as 6
 * characters. Secret scanners find a leaked key by its prefix, and the checksum refuses an invented one without the
 * database, as with GitHub's tokens (https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/).
 * Keep them out of logs.
 */
export const KEY_BEGINS = 'fsc_live_'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SECRET_BYTES = 32
const SECRET_LENGTH = 43
const CHECK_LENGTH = 6
const SHAPE = new RegExp(
  `^${KEY_BEGINS}([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECK_LENGTH}})$`,
)

function inBase62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= 62n) text = `${DIGITS[Number(rest % 62n)]}${text}`
  return text.padStart(length, '0')
}

const checkOf = (secret: string): string => inBase62(BigInt(crc32(secret)), CHECK_LENGTH)

/** A new key. @param random 32 bytes that nobody can guess */
export function newApiKey(random: Buffer = randomBytes(SECRET_BYTES)): string {
  const secret = inBase62(BigInt(`0x${random.toString('hex')}`), SECRET_LENGTH)
  return `${KEY_BEGINS}${secret}${checkOf(secret)}`
}

/** Whether a text has the shape and checksum of a key; it may still be unknown. */
export function isApiKey(text: string): boolean {
  const [, secret = '', check] = SHAPE.exec(text) ?? []
  return check !== undefined && check === checkOf(secret)
}

/** The last four characters: enough to tell a company's keys apart, too few to guess one. */
export const lastFourOf = (key: string): string => key.slice(-4)

/** The key in the Authorization header (RFC 6750, 2.1), the only place it may come in; null without one. */
export const bearerIn = (headers: Headers): string | null =>
  /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
