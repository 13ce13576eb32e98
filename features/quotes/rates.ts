import 'server-only'
import { db } from '@/platform/db/client'
import type { QuoteDocument } from './schema'

export type FrozenRate = QuoteDocument['exchangeRate']

/**
 * The planning rate of a currency as it is frozen into a revision.
 * @throws Error when staff have set none: a quote is never made on a guessed rate
 */
export async function exchangeRate(currency: string): Promise<FrozenRate> {
  if (currency === 'USD') return { unitsPerUsd: '1', asOf: '2000-01-01', source: 'same currency' }
  const rate = await db.exchangeRate.findUnique({ where: { currency } })
  if (!rate) throw new Error(`no planning rate for ${currency}`)
  return { unitsPerUsd: rate.unitsPerUsd.toString(), asOf: rate.asOf.toISOString().slice(0, 10), source: rate.source }
}

