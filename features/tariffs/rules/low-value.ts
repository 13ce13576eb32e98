import type { DatedRates, FrozenRate } from '@/features/company/rules/exchange'
import { minorDigits } from '@/platform/currencies'
import { lowValueRules } from '../data/low-value'
import type { LowValueRule } from '../engine/country'
import { holds } from '../engine/plan'
import { compare, divide, multiply, ONE, ratio, rational, type Rational } from '../engine/rational'

/** A regime that a shipment falls under, or may, where its limit can't be compared without a rate of exchange. */
export interface LowValueNote {
  rule: LowValueRule
  standing: 'under' | 'unknown'
  /** by which the limit was compared; null where it is in the value's own currency, or there is no rate */
  rate: FrozenRate | null
}

/**
 * The low-value regimes that a shipment falls under. Pure; they are named and change no figure.
 * @param value of the goods, minor units of their currency
 * @param rates by which limits in other currencies are compared; a limit without a rate is named as unknown
 */
export function lowValueNotes(
  {
    destination,
    day,
    value,
    knownAt,
  }: {
    destination: string
    day: string
    value: { amountMinor: number; currency: string }
    knownAt?: string
  },
  rates: DatedRates,
  rules: readonly LowValueRule[] = lowValueRules,
): LowValueNote[] {
  const unitsOf = (currency: string): Rational | null => {
    const units = currency === 'USD' ? '1' : rates[currency]?.unitsPerUsd
    return units === undefined ? null : rational(units)
  }
  return rules.flatMap((rule): LowValueNote[] => {
    if (!rule.destinations.includes(destination) || !holds(rule, day, knownAt)) return []
    const isOwn = rule.currency === value.currency
    const [of, to] = isOwn ? [ONE, ONE] : [unitsOf(rule.currency), unitsOf(value.currency)]
    if (!of || !to) return [{ rule, standing: 'unknown', rate: null }]
    const limit = divide(multiply(rational(rule.limit), to), of)
    const amount = ratio(BigInt(value.amountMinor), 10n ** BigInt(minorDigits(value.currency)))
    if (compare(amount, limit) > 0) return []
    const rate = isOwn ? null : (rates[rule.currency] ?? rates[value.currency] ?? null)
    return [{ rule, standing: 'under', rate }]
  })
}
