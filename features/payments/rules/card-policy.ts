import { rateOf, type FrozenRate } from '@/features/company/rules/exchange'
import { toUsd } from '@/features/pricing/rules/list-price'

/** The house's policy on paying a part by card. No fee is ever added: cards up to a cap, else a transfer. */
export interface CardPolicy {
  taken: boolean
  /** US cents; null for no cap */
  mostUsdMinor: number | null
}

export type CardVerdict = 'ok' | 'no_cards' | 'above_card_limit'

/**
 * What the policy says of an amount. Pure.
 * @param rate at which its quote was signed, so that the answer doesn't change from day to day
 */
export function cardVerdict(
  { amountMinor, currency }: { amountMinor: number; currency: string },
  rate: Pick<FrozenRate, 'unitsPerUsd'>,
  { taken, mostUsdMinor }: CardPolicy,
): CardVerdict {
  if (!taken) return 'no_cards'
  return mostUsdMinor !== null && toUsd(amountMinor, rateOf(rate, currency)) > mostUsdMinor
    ? 'above_card_limit'
    : 'ok'
}
