import { stdnum } from 'stdnum'
import type { TaxNumberKind } from '../schema'

/** Numbers that a company is known by to customs and tax offices. Pure. */

/** Countries whose numbers stand at the head of an EORI; Northern Ireland has a prefix of its own. */
const EORI = /^[A-Z]{2}[A-Z0-9]{1,15}$/

/** As it is kept: without spaces, points and dashes, in capitals. */
export const plainNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]+/g, '')

/**
 * A number as it is kept, or null where it can't be one of that country: a length or check digits that
 * don't fit. Where nobody has told us how a country's numbers are made, any is taken.
 * @param country ISO 3166-1 alpha-2
 */
export function readTaxNumber(kind: TaxNumberKind, country: string, typed: string): string | null {
  const number = plainNumber(typed)
  if (number === '') return null
  if (kind === 'other') return number
  if (kind === 'eori') return EORI.test(number) ? number : null
  const known = Object.values(stdnum[country] ?? {})
  return known.length === 0 || known.some((each) => each.validate(number).isValid) ? number : null
}
