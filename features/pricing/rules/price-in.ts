import { priceStep, rateOf, type FrozenRate } from '@/features/company/rules/exchange'
import { priceFromUsd } from './list-price'

/**
 * Converts catalog prices to a currency: by its selling rate, rounded as the house rounds prices in it. Pure.
 * @param currency ISO 4217
 */
export function priceIn(rate: FrozenRate, currency: string): (usdMinor: number) => number {
  const [unitsPerUsd, step] = [rateOf(rate, currency), priceStep(rate, currency)]
  return (usdMinor) => priceFromUsd(usdMinor, unitsPerUsd, step)
}
