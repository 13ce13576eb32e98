import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { engineFacts, factsOf } from '@/features/tariffs/rules/goods-facts'
import { riskNotices, type RiskNotice } from '@/features/tariffs/rules/risk-notices'
import { shippedDestinations } from '@/features/tariffs/rules/rules-in-force'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import type { ProductDetail } from '../rules/product-views'
import { hsCodeFor } from '../rules/hs-code'

/** What the countries whose rules we have require of a product besides duty, today. */
export async function productRisks({
  hsCodeUs,
  hsCodes,
  origins,
  facts,
}: Pick<ProductDetail, 'hsCodeUs' | 'hsCodes' | 'origins' | 'facts'>): Promise<RiskNotice[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const inForce = await rulesInForce()
  const goodsFacts = engineFacts(factsOf(facts))
  const countries = shippedDestinations.flatMap((destination) => {
    const rules = inForce.rowsOf(destination)
    const hsCode = hsCodeFor(destination, { hsCodeUs, hsCodes })
    return rules
      ? [{ rules, goods: origins.map((origin) => ({ hsCode, origin, facts: goodsFacts })) }]
      : []
  })
  return riskNotices(countries, factoryDay(new Date()))
}
