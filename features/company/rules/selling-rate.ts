import { addDays } from '@/platform/day'
import type { SellingRate } from '../settings/money'
import { withPercent } from './decimals'
import type { FrozenRate } from './exchange'

/** Why a currency can't be quoted in: it has no rate or isn't offered, or its rate is too old. */
export type NoRate = 'none' | 'old'

/** Where nobody has said for how many days a rate holds. */
export const RATE_DAYS = 31

/** Whether a rate is of a day that may still be quoted on. Pure. */
export const isFresh = (
  { day }: Pick<SellingRate, 'day'>,
  mostDays: number,
  today: string,
): boolean => addDays(day, mostDays) >= today

/**
 * The rate that a currency is sold at, with its spread, as it is frozen into a revision; or why there
 * is none. Pure.
 * @param rate null where nobody has set one
 * @param mostDays for which a rate holds
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
