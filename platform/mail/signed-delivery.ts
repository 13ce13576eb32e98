import { createHmac, timingSafeEqual } from 'node:crypto'

/** How a mail server proves that it hands on a letter: a signature over the letter and the time. Pure. */

/** an older signature is somebody's replay */
const TOLERANCE_SECONDS = 300

/** The signature of a letter: HMAC-SHA256 in hex over time, recipient and the very bytes. */
export const deliverySignature = (
  secret: string,
  { at, to, raw }: { at: string; to: string; raw: Uint8Array },
): string => createHmac('sha256', secret).update(`${at}\n${to}\n`).update(raw).digest('hex')

/**
 * Whether a letter was just handed on by somebody who knows the secret.
 * @param given.at seconds since 1970, as signed
 */
export function isSignedDelivery(
  secret: string,
  given: { at: string; to: string; raw: Uint8Array; signature: string },
  now: Date,
): boolean {
  const late = Math.abs(now.getTime() / 1000 - Number(given.at))
  if (!/^\d{1,12}$/.test(given.at) || late > TOLERANCE_SECONDS) return false
  const expected = Buffer.from(deliverySignature(secret, given), 'hex')
  const signed = Buffer.from(/^[0-9a-f]{64}$/.test(given.signature) ? given.signature : '', 'hex')
  return signed.length === expected.length && timingSafeEqual(signed, expected)
}
