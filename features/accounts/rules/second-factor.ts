import { base32 } from '@/platform/base32'

/** The second factor: who must have one, and what an app is told to make its codes by. Pure. */

/**
 * Whether the desk is shut to one of the house until they have set up a second factor. The people that the
 * demonstration's seed made go without it while the site runs as a demonstration: docs/decisions/second-factor.md.
 */
export const mustEnrol = (
  person: { twoFactorEnabled: boolean; isDemo: boolean },
  isDemonstration: boolean,
): boolean => !person.twoFactorEnabled && !(person.isDemo && isDemonstration)

/**
 * The address that an app reads from the picture: codes of six digits, a new one each half minute.
 * @param secret as it is kept; its UTF-8 bytes are the key
 * @param house is shown by the app above the code
 */
export function otpAddress(secret: string, house: string, email: string): string {
  const asked = new URLSearchParams({
    secret: base32(new TextEncoder().encode(secret)),
    issuer: house,
    digits: '6',
    period: '30',
  })
  // Some apps show a plus sign for a space.
  const query = asked.toString().replaceAll('+', '%20')
  return `otpauth://totp/${encodeURIComponent(house)}:${encodeURIComponent(email)}?${query}`
}
