import 'server-only'
import { cacheLife } from 'next/cache'
import { db } from '@/platform/db/client'
import type { ExchangeRate } from '@/platform/db/generated/client'
import type { DatedRates, FrozenRate } from '../rules/exchange'

/** Staff have set no planning rate for a currency, so nothing can be priced in it. */
export class NoPlanningRateError extends Error {
  constructor(readonly currency: string) {
    super(`There is no planning rate for ${currency} yet.`)
    this.name = 'NoPlanningRateError'
  }
}

/**
 * Planning rates of every currency that has one, each with its day and source. A few hours old at
 * most; for what compares, not for what is charged.
 */
export async function planningRates(): Promise<DatedRates> {
  'use cache'
  cacheLife('hours')
  const rows = await db.exchangeRate.findMany()
  return Object.fromEntries(rows.map((row) => [row.currency, frozen(row)]))
}

/**
 * The planning rate of a currency as it is frozen into a revision.
 * @throws NoPlanningRateError when staff have set none: a quote is never made on a guessed rate
 */
export async function exchangeRate(currency: string): Promise<FrozenRate> {
  if (currency === 'USD')
    return {
      unitsPerUsd: '1',
      asOf: new Date().toISOString().slice(0, 10),
      source: 'same currency',
    }
  const rate = await db.exchangeRate.findUnique({ where: { currency } })
  if (!rate) throw new NoPlanningRateError(currency)
  return frozen(rate)
}

const frozen = (rate: Pick<ExchangeRate, 'unitsPerUsd' | 'asOf' | 'source'>): FrozenRate => ({
  unitsPerUsd: rate.unitsPerUsd.toString(),
  asOf: rate.asOf.toISOString().slice(0, 10),
  source: rate.source,
})
