import type { DatedRates, FrozenRate } from '@/features/company/rules/exchange'
import { lowValueRules } from '../data/low-value'
import type { LowValueRule } from '../engine/country'
import { holds } from '../engine/plan'
import { compare, divide, ratio, rational } from '../engine/rational'

/** A regime that a shipment falls under, or may: its limit can't be compared without a rate of exchange. */
export interface LowValueNote {
  rule: LowValueRule
  standing: 'under' | 'unknown'
  /** by which the limit was compared; null where it is in US dollars, or no rate is held */
  rate: FrozenRate | null
}

/**
 * The regimes of small consignments that a shipment falls under. Pure; they are named and change no figure.
 * @param valueMinor of the goods, US cents
 * @param rates by which limits in other currencies are compared; one without a rate is named as unknown
 */
export function lowValueNotes(
  {
    destination,
    day,
    valueMinor,
    knownAt,
  }: { destination: string; day: string; valueMinor: number; knownAt?: string },
  rates: DatedRates,
  rules: readonly LowValueRule[] = lowValueRules,
): LowValueNote[] {
  return rules.flatMap((rule): LowValueNote[] => {
    if (!rule.destinations.includes(destination) || !holds(rule, day, knownAt)) return []
    const rate = rule.currency === 'USD' ? null : rates[rule.currency]
    if (rate === undefined) return [{ rule, standing: 'unknown', rate: null }]
    const limitUsd = divide(rational(rule.limit), rational(rate?.unitsPerUsd ?? '1'))
    return compare(ratio(BigInt(valueMinor), 100n), limitUsd) > 0
      ? []
      : [{ rule, standing: 'under', rate }]
  })
}
