import { minorDigits } from '@/platform/currencies'
import { decimalToRatio } from '@/platform/money'

/** A selling rate as it is frozen into a revision: units of a currency for one US dollar, exact decimal. */
export interface FrozenRate {
  unitsPerUsd: string
  asOf: string
  source: string
  /** prices in the currency are whole multiples of it, decimal in units; left out for the minor unit */
  roundTo?: string | undefined
}

/** Rates by currency, each with its day and source. */
export type DatedRates = Readonly<Record<string, FrozenRate>>

/** The step that prices in a currency are multiples of, minor units: at least one. Pure. */
export function priceStep({ roundTo }: Pick<FrozenRate, 'roundTo'>, currency: string): bigint {
  if (!roundTo) return 1n
  const { numerator, denominator } = decimalToRatio(roundTo)
  const step = (numerator * 10n ** BigInt(minorDigits(currency))) / denominator
  return step > 1n ? step : 1n
}

/**
 * A frozen rate as an exact fraction of minor units: how many of the currency's minor units make one US cent. The yen
 * has no minor unit and the Kuwaiti dinar's is a thousandth, so this isn't the rate itself.
 * @param currency ISO 4217
 */
export function rateOf(
  rate: Pick<FrozenRate, 'unitsPerUsd'>,
  currency: string,
): { numerator: bigint; denominator: bigint } {
  const { numerator, denominator } = decimalToRatio(rate.unitsPerUsd)
  return {
    numerator: numerator * 10n ** BigInt(minorDigits(currency)),
    denominator: denominator * 10n ** BigInt(minorDigits('USD')),
  }
}
