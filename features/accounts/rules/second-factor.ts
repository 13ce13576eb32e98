import { base32 } from '@/platform/base32'

/** The second factor: who must have one, and what an app reads to generate its codes. Pure. */

/**
 * Whether one of the staff must set up a second factor before reaching the desk. The people created by the
 * demonstration's seed do without it while the site runs as a demonstration: docs/decisions/second-factor.md.
 */
export const mustEnrol = (
  person: { twoFactorEnabled: boolean; isDemo: boolean },
  isDemonstration: boolean,
): boolean => !person.twoFactorEnabled && !(person.isDemo && isDemonstration)

/**
 * The address that an app reads from the picture: codes of six digits, a new one every half minute.
 * @param secret as stored; its UTF-8 bytes are the key
 * @param house shown by the app above the code
 */
export function otpAddress(secret: string, house: string, email: string): string {
  const parameters = new URLSearchParams({
    secret: base32(new TextEncoder().encode(secret)),
    issuer: house,
    digits: '6',
    period: '30',
  })
  // Some apps show a plus sign instead of a space.
  const query = parameters.toString().replaceAll('+', '%20')
  return `otpauth://totp/${encodeURIComponent(house)}:${encodeURIComponent(email)}?${query}`
}
