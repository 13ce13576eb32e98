import { LEAVES } from '../data/classification'
import { CODE_AREAS, codeArea, type CodeArea, type Leaf } from '../data/classification-leaves'
import type { RulesInForce } from './rules-in-force'

/** A code of another country's tariff where one of this country's belongs. Pure. */

export interface ForeignCode {
  /** whose code it is: a country, or `EU` */
  of: CodeArea
  /** the destination's codes of these six digits, in its notation; empty where none was read */
  own: string[]
}

const digitsOf = (code: string): string => code.replaceAll(/\D/g, '')
/** Whether the longer of two codes begins with the shorter one. */
const within = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one)

/** The Union's members share a tariff, so one of them stands for it. */
const countryOf = (area: CodeArea): string => (area === 'EU' ? 'DE' : area)

/** National codes of an area within six digits: rated ones, and those of the classification. */
function codesIn(area: CodeArea, six: string, rules: RulesInForce): string[] {
  const rated = (rules.rowsOf(countryOf(area))?.measures ?? []).flatMap(({ programme, heading }) =>
    programme === 'mfn' ? [heading] : [],
  )
  const leaves: readonly Leaf[] = Object.values(LEAVES)
  const classified = leaves.flatMap(({ codes }) => codes[area]?.code ?? [])
  const codes = [...rated, ...classified].filter((code) => {
    const digits = digitsOf(code)
    return digits.length >= 8 && digits.startsWith(six)
  })
  return [...new Map(codes.map((code) => [digitsOf(code), code])).values()]
}

/**
 * Whether a code is another country's and none of the destination's; null where it is the destination's own, or
 * nobody's that we know, or says no more than the six digits that all share.
 */
export function foreignCode(
  code: string,
  destination: string,
  rules: RulesInForce,
): ForeignCode | null {
  const digits = digitsOf(code)
  const here = codeArea(destination)
  if (digits.length < 8 || here === null) return null
  const six = digits.slice(0, 6)
  const own = codesIn(here, six, rules)
  if (own.some((each) => within(digitsOf(each), digits))) return null
  const of = CODE_AREAS.find(
    (area) =>
      area !== here && codesIn(area, six, rules).some((each) => within(digitsOf(each), digits)),
  )
  return of ? { of, own } : null
}
