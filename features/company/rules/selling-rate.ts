import { addDays } from '@/platform/day'
import type { SellingRate } from '../settings/money'
import { withPercent } from './decimals'
import type { FrozenRate } from './exchange'

/** Why a currency can't be quoted in: it has no rate or isn't offered, or its rate is too old. */
export type NoRate = 'none' | 'old'

/** How many days a rate is valid by default. */
export const RATE_DAYS = 31

/** Whether a rate is recent enough to quote with. Pure. */
export const isFresh = (
  { day }: Pick<SellingRate, 'day'>,
  mostDays: number,
  today: string,
): boolean => addDays(day, mostDays) >= today

/**
 * The selling rate of a currency, with its spread, as it is frozen into a revision; or why there is none. Pure.
 * @param rate null where nobody has set one
 * @param mostDays how many days a rate is valid
 * @param today at the factory
 */
export function quotableRate(
  currency: string,
  rate: SellingRate | null,
  mostDays: number,
  today: string,
): FrozenRate | NoRate {
  if (currency === 'USD') return { unitsPerUsd: '1', asOf: today, source: 'same currency' }
  if (!rate?.offered) return 'none'
  if (!isFresh(rate, mostDays, today)) return 'old'
  const { unitsPerUsd, spreadPercent, day, source, roundTo } = rate
  const unitsSold = withPercent(unitsPerUsd, spreadPercent)
  return {
    unitsPerUsd: unitsSold,
    asOf: day,
    source: unitsSold === unitsPerUsd ? source : `${source} + ${spreadPercent}%`,
    ...(roundTo ? { roundTo } : {}),
  }
}
