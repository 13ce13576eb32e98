import 'server-only'
import { houseTerms } from '@/features/company/queries/house-terms'
import { transitDays } from '@/features/company/rules/house-terms'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { toUsd } from '@/features/pricing/rules/list-price'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { customsLinesOf } from '../rules/compose'
import { eachRevision } from './each-revision'
import { assessQuoteOutlook } from '../rules/duty'
import { rateOf } from '@/features/company/rules/exchange'
import { quoteDocumentSchema } from '../schema'
import { expectedEntry } from '../rules/tariff-terms'

/**
 * What an outlook predicts for all open quotes together, US cents: `max` adds each quote's worst
 * scenario, `min` its best.
 */
export interface OutlookExposure {
  outlookId: string
  quotes: number
  todayMinor: number
  minMinor: number
  expectedMinor: number
  maxMinor: number
}

/** Compares the outlooks by the duty of the open quotes to the US, on the days their goods are expected to enter. */
export async function outlookExposure(actor: Actor, now = new Date()): Promise<OutlookExposure[]> {
  authorize(actor, 'tariff.read')
  const rules = await rulesInForce()
  const house = await houseTerms()
  const sums = rules.outlooks.map(({ outlook: { id } }): OutlookExposure => ({
    outlookId: id,
    quotes: 0,
    todayMinor: 0,
    minMinor: 0,
    expectedMinor: 0,
    maxMinor: 0,
  }))
  for await (const { document } of eachRevision({ state: 'SENT', validUntil: { gt: now } })) {
    const { draft, exchangeRate, valuation } = quoteDocumentSchema.parse(document)
    if (draft.destination !== 'US') continue
    const entryDay = expectedEntry(
      draft,
      statutoryDay(draft.destination, now),
      transitDays(house, draft),
      house.calendar,
    )
    for (const sum of sums) {
      const range = assessQuoteOutlook(
        { ...draft, valuation },
        exchangeRate,
        entryDay,
        rules,
        sum.outlookId,
      )(customsLinesOf(draft, entryDay, valuation?.basis))
      if (!range) continue
      const usd = (amountMinor: number) => toUsd(amountMinor, rateOf(exchangeRate, draft.currency))
      sum.quotes++
      sum.todayMinor += usd(range.todayMinor)
      sum.minMinor += usd(range.minMinor)
      sum.expectedMinor += usd(range.expectedMinor)
      sum.maxMinor += usd(range.maxMinor)
    }
  }
  return sums
}
