import { randomInt } from 'node:crypto'

/** Lower-case letters and digits that can't be mistaken for one another in writing. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODES = 10
const HALF = 5

/** Recovery codes such as `k7m2q-9xw4d`, about 49 bits each; each opens the account once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () => [half(), half()].join('-'))

const half = (): string =>
  Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/** A recovery code in its stored form, however it was typed. Pure. */
export function recoveryCodeOf(typed: string): string {
  const signs = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`
}

/** The six digits of an app's code, however they were grouped; null for anything else. Pure. */
export function appCodeOf(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
