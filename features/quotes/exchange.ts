import { decimalToRatio } from '@/platform/money'
import type { QuoteDocument } from './schema'

/** A frozen planning rate as an exact fraction: units of the quote's currency for one dollar. */
export const rateOf = (
  rate: QuoteDocument['exchangeRate'],
): { numerator: bigint; denominator: bigint } => decimalToRatio(rate.unitsPerUsd)
