import { decimalToRatio } from '@/platform/money'

/** A planning rate as it is frozen into a revision: units of a currency for one US dollar, exact decimal. */
export interface FrozenRate {
  unitsPerUsd: string
  asOf: string
  source: string
}

/** Rates by currency, each with its day and where it comes from. */
export type DatedRates = Readonly<Record<string, FrozenRate>>

/** A frozen planning rate as an exact fraction: units of the quote's currency for one dollar. */
export const rateOf = (
  rate: Pick<FrozenRate, 'unitsPerUsd'>,
): { numerator: bigint; denominator: bigint } => decimalToRatio(rate.unitsPerUsd)
