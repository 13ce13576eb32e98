import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { answerLandedCost, landedCostRequest } from '../api/landed-cost'
import { landedCostExample } from '../api/operation'
import { rulesInForce } from './rules-in-force'

/** What the described example comes to by the rules in force, as JSON to be read; a few hours old at most. */
export async function landedCostExampleAnswer(): Promise<string> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const request = landedCostRequest.parse(landedCostExample)
  return JSON.stringify(answerLandedCost(request, await rulesInForce(), {}), null, 2)
}
