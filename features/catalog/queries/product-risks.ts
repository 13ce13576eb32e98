import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { riskNotices, type RiskNotice } from '@/features/tariffs/rules/risk-notices'
import { shippedDestinations } from '@/features/tariffs/rules/rules-in-force'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import type { ProductDetail } from '../dto'
import { hsCodeFor } from '../rules/hs-code'

/** What the countries whose rules we hold ask of a product beside duty, today. */
export async function productRisks({
  hsCodeUs,
  hsCodes,
  origins,
}: Pick<ProductDetail, 'hsCodeUs' | 'hsCodes' | 'origins'>): Promise<RiskNotice[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const inForce = await rulesInForce()
  const countries = shippedDestinations.flatMap((destination) => {
    const rules = inForce.rowsOf(destination)
    const hsCode = hsCodeFor(destination, { hsCodeUs, hsCodes })
    return rules ? [{ rules, goods: origins.map((origin) => ({ hsCode, origin })) }] : []
  })
  return riskNotices(countries, factoryDay(new Date()))
}
