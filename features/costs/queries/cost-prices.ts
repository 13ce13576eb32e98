import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { minorMicros, toMicros } from '../rules/micros'
import { ratesOn } from '../rules/rates'
import { exchangeInto, unitCost, type CostEntry } from '../rules/unit-cost'
import { costExchange, costRates } from './rates'

/** The lowest price of a piece of each SKU, US cents: that of its last price break. */
export async function leastPrices(skus: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ sku: string; least: number }[]>`
    SELECT v.sku, least(min(b."unitPriceMinor") + v."unitPriceDeltaMinor",
      min((o.value->>'unitPriceMinor')::int))::int AS least
    FROM variant v JOIN price_break b ON b."productId" = v."productId" JOIN product p ON p.id = v."productId"
    LEFT JOIN LATERAL jsonb_array_elements(p."variantBreaks") o ON o.value->>'sku' = v.sku
    WHERE v.sku = ANY(${[...skus]}) GROUP BY v.sku, v."unitPriceDeltaMinor"`
  return new Map(rows.map(({ sku, least }) => [sku, least]))
}

/** The SKUs among entries whose cost exceeds their lowest catalog price. */
export async function pricesAbove(
  actor: Actor,
  entries: readonly Omit<CostEntry, 'version' | 'isDemo'>[],
  now = new Date(),
): Promise<Set<string>> {
  authorize(actor, 'cost.read')
  const skuEntries = entries.filter(({ subject }) => subject === 'SKU')
  const [least, rates, unitsPerUsd] = await Promise.all([
    leastPrices(skuEntries.map(({ key }) => key)),
    costRates(actor),
    costExchange(),
  ])
  const [day, dollars] = [factoryDay(now), exchangeInto('USD', unitsPerUsd)]
  return new Set(
    skuEntries.flatMap((entry) => {
      const price = least.get(entry.key)
      const onDay = ratesOn(rates, entry.validFrom > day ? entry.validFrom : day)
      const answer = unitCost({ ...entry, version: 1, isDemo: false }, onDay, dollars)
      return price !== undefined &&
        'cost' in answer &&
        toMicros(answer.cost.unit) > minorMicros(price)
        ? [entry.key]
        : []
    }),
  )
}
