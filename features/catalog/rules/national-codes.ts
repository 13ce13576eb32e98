import type { LeafCode, LeafId } from '@/features/tariffs/data/classification-leaves'
import { codeOf, sameCode } from '@/features/tariffs/rules/classify'
import { isEuState } from '@/features/tariffs/schema'
import { hsCodeFor, type DestinationCode } from './hs-code'

/**
 * A product's codes in the countries that we quote to, compared with those that its facts lead to. Pure; browser-safe.
 */

/** One country for each tariff: the states of the Union share theirs. */
const DESTINATIONS = ['US', 'DE', 'GB', 'CA', 'AU', 'MX', 'IN'] as const

export interface NationalCode {
  /** area of the tariff: `EU`, or the country */
  area: string
  /** one of its countries, for the duty */
  destination: string
  /** what is declared there: the product's own code, or the US number where it has none */
  told: string
  /** by its facts; null where none was reviewed */
  proposed: LeafCode | null
  /** lacking: it has none of its own, so that a number of another country is declared */
  standing: 'same' | 'other' | 'lacking' | 'not_read'
}

interface Codes {
  hsCodeUs: string
  hsCodes: readonly DestinationCode[]
}

const holds = ({ hsCodes }: Codes, destination: string): boolean =>
  destination === 'US' ||
  hsCodes.some(
    (each) =>
      each.destination === destination || (isEuState(destination) && isEuState(each.destination)),
  )

/** Each tariff's code of a product, compared with that of a leaf. */
export const nationalCodes = (codes: Codes, leaf: LeafId): NationalCode[] =>
  DESTINATIONS.map((destination): NationalCode => {
    const declared = hsCodeFor(destination, codes)
    const proposed = codeOf(leaf, destination)
    const standing = !proposed
      ? 'not_read'
      : !holds(codes, destination)
        ? 'lacking'
        : sameCode(declared, proposed.code)
          ? 'same'
          : 'other'
    return {
      area: isEuState(destination) ? 'EU' : destination,
      destination,
      told: declared,
      proposed,
      standing,
    }
  })

/**
 * The codes of countries other than the United States, replaced by the reviewed ones of a leaf: recalled ones must be
 * looked up first.
 */
export function withNationalCodes(codes: Codes, leaf: LeafId): DestinationCode[] {
  const adopted = nationalCodes(codes, leaf).flatMap(({ destination, proposed, standing }) =>
    destination !== 'US' &&
    (standing === 'lacking' || standing === 'other') &&
    proposed?.reviewedOn != null
      ? [{ destination, code: proposed.code }]
      : [],
  )
  const replaced = ({ destination }: DestinationCode) =>
    adopted.some(
      (each) =>
        each.destination === destination || (isEuState(each.destination) && isEuState(destination)),
    )
  return [...codes.hsCodes.filter((each) => !replaced(each)), ...adopted]
}
