import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { planningRates } from '@/features/company/queries/selling-rates'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { answerLandedCost } from '../api/landed-cost'
import { landedCostRequest } from '../api/landed-cost-schema'
import { landedCostExamples, type ExampleDestination } from '../api/operation'
import { importWays } from './importers'
import { rulesInForce } from './rules-in-force'

/** The answer to a documented example by the rules in force, as readable JSON; a few hours old at most. */
export async function landedCostExampleAnswer(destination: ExampleDestination): Promise<string> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const request = landedCostRequest.parse(landedCostExamples[destination])
  const [rules, rates, ways] = await Promise.all([rulesInForce(), planningRates(), importWays()])
  return JSON.stringify(answerLandedCost(request, rules, { rates, ways }), null, 2)
}
