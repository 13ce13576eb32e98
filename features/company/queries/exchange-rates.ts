import 'server-only'
import { db } from '@/platform/db/client'
import type { FrozenRate } from '../rules/exchange'

/** Staff have set no planning rate for a currency, so nothing can be priced in it. */
export class NoPlanningRateError extends Error {
  constructor(readonly currency: string) {
    super(`There is no planning rate for ${currency} yet.`)
    this.name = 'NoPlanningRateError'
  }
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
  return {
    unitsPerUsd: rate.unitsPerUsd.toString(),
    asOf: rate.asOf.toISOString().slice(0, 10),
    source: rate.source,
  }
}
