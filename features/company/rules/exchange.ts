import { minorDigits } from '@/platform/currencies'
import { decimalToRatio } from '@/platform/money'

/** A selling rate as it is frozen into a revision: units of a currency for one US dollar, exact decimal. */
export interface FrozenRate {
  unitsPerUsd: string
  asOf: string
  source: string
}

/** Rates by currency, each with its day and where it comes from. */
export type DatedRates = Readonly<Record<string, FrozenRate>>

/**
 * A frozen rate as an exact fraction of minor units: how many of the currency's there are for one US
 * cent. The yen has no minor unit and the Kuwaiti dinar a thousand, so this isn't the rate itself.
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
