import { stdnum } from 'stdnum'
import type { TaxNumberKind } from '../schema'

/** Numbers by which customs and tax offices identify a company. Pure. */

/** An EORI: the prefix of a country, or Northern Ireland's own, then up to 15 letters or digits. */
const EORI = /^[A-Z]{2}[A-Z0-9]{1,15}$/

/** A number as it is stored: without spaces, points and dashes, in capitals. */
export const plainNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]+/g, '')

/**
 * A number as it is stored, or null where its length or check digits don't fit its country. Numbers of a country whose
 * format isn't known are all accepted.
 * @param country ISO 3166-1 alpha-2
 */
export function readTaxNumber(kind: TaxNumberKind, country: string, typed: string): string | null {
  const number = plainNumber(typed)
  if (number === '') return null
  if (kind === 'other') return number
  if (kind === 'eori') return EORI.test(number) ? number : null
  const validators = Object.values(stdnum[country] ?? {})
  return validators.length === 0 || validators.some((each) => each.validate(number).isValid)
    ? number
    : null
}
