import type { LeafCode, LeafId } from '@/features/tariffs/data/classification-leaves'
import { codeOf, sameCode } from '@/features/tariffs/rules/classify'
import { isEuState } from '@/features/tariffs/schema'
import { hsCodeFor, type DestinationCode } from './hs-code'

/** A product's codes where we quote to, against those that its facts lead to. Pure; browser-safe. */

/** One for each tariff: the states of the Union share theirs. */
const DESTINATIONS = ['US', 'DE', 'GB', 'CA', 'AU', 'MX', 'IN'] as const

export interface NationalCode {
  /** whose tariff: `EU`, or the country */
  area: string
  /** a country of it, for its duty */
  destination: string
  /** what customs is told there: the product's own code, or the US number where it has none */
  told: string
  /** by its facts; null where none was read */
  proposed: LeafCode | null
  /** lacking: it has none of its own, so customs is told a number of another country */
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

/** Each tariff's code of a product against that of a leaf. */
export const nationalCodes = (codes: Codes, leaf: LeafId): NationalCode[] =>
  DESTINATIONS.map((destination): NationalCode => {
    const told = hsCodeFor(destination, codes)
    const proposed = codeOf(leaf, destination)
    const standing = !proposed
      ? 'not_read'
      : !holds(codes, destination)
        ? 'lacking'
        : sameCode(told, proposed.code)
          ? 'same'
          : 'other'
    return {
      area: isEuState(destination) ? 'EU' : destination,
      destination,
      told,
      proposed,
      standing,
    }
  })

/**
 * The codes of other countries than the United States with those that were read for a leaf in their places: what is
 * only recalled is for somebody to look up first.
 */
export function withNationalCodes(codes: Codes, leaf: LeafId): DestinationCode[] {
  const taken = nationalCodes(codes, leaf).flatMap(({ destination, proposed, standing }) =>
    destination !== 'US' &&
    (standing === 'lacking' || standing === 'other') &&
    proposed?.reviewedOn != null
      ? [{ destination, code: proposed.code }]
      : [],
  )
  const replaced = ({ destination }: DestinationCode) =>
    taken.some(
      (each) =>
        each.destination === destination || (isEuState(each.destination) && isEuState(destination)),
    )
  return [...codes.hsCodes.filter((each) => !replaced(each)), ...taken]
}
