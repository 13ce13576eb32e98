import { lowValueRules } from '../data/low-value'
import type { LowValueRule } from '../engine/country'
import { holds } from '../engine/plan'
import { compare, divide, ratio, rational } from '../engine/rational'

/** Units of a currency for one US dollar, exact decimals, by currency. */
export type UnitsPerUsd = Readonly<Record<string, string>>

/** A regime that a shipment falls under, or may: its limit can't be compared without a rate of exchange. */
export interface LowValueNote {
  rule: LowValueRule
  standing: 'under' | 'unknown'
}

/**
 * The regimes of small consignments that a shipment falls under. Pure; they are named and change no figure.
 * @param valueMinor of the goods, US cents
 * @param rates planning rates; a limit in a currency without one is named as unknown
 */
export function lowValueNotes(
  {
    destination,
    day,
    valueMinor,
    knownAt,
  }: { destination: string; day: string; valueMinor: number; knownAt?: string },
  rates: UnitsPerUsd,
  rules: readonly LowValueRule[] = lowValueRules,
): LowValueNote[] {
  return rules.flatMap((rule): LowValueNote[] => {
    if (!rule.destinations.includes(destination) || !holds(rule, day, knownAt)) return []
    const rate = rule.currency === 'USD' ? '1' : rates[rule.currency]
    if (rate === undefined) return [{ rule, standing: 'unknown' }]
    const limitUsd = divide(rational(rule.limit), rational(rate))
    return compare(ratio(BigInt(valueMinor), 100n), limitUsd) > 0
      ? []
      : [{ rule, standing: 'under' }]
  })
}
