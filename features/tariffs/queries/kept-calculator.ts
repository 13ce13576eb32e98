import 'server-only'
import {
  CATALOG_TAG,
  FREIGHT_TAG,
  PRODUCTS_TAG,
  QUOTAS_TAG,
  SETTINGS_TAG,
  TARIFFS_TAG,
} from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { canonicalQuestion } from '../rules/calculator'
import { statutoryDays } from '../rules/statutory-zone'

const HOUR_MS = 3_600_000
/** Midnight falls on a full quarter of an hour at every destination, in every season; US days begin a minute later. */
const QUARTER_MS = 900_000
const MINUTE_MS = 60_000

/** Until when it is the same day everywhere whose calendar decides rates: an hour ahead at most. */
export function sameDaysUntil(now: Date): number {
  const last = now.getTime() + HOUR_MS
  const days = statutoryDays(now)
  const quarter = Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS
  for (let at = quarter; at < last; at += QUARTER_MS)
    for (const moment of [at, at + MINUTE_MS])
      if (moment > now.getTime() && statutoryDays(new Date(moment)) !== days)
        return Math.min(moment, last)
  return last
}

/** The calculator's whole answers, cached until rules, designs, quota balances or the day change. */
export const keptCalculator = {
  path: '/tariffs',
  tags: [TARIFFS_TAG, QUOTAS_TAG, FREIGHT_TAG, CATALOG_TAG, PRODUCTS_TAG, SETTINGS_TAG],
  canonicalQuery: canonicalQuestion,
  keepUntil: async (): Promise<number> => {
    const now = new Date()
    const next = await db.quotaEntry.findFirst({
      where: { expiresAt: { gt: now } },
      orderBy: { expiresAt: 'asc' },
      select: { expiresAt: true },
    })
    return Math.min(sameDaysUntil(now), next?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY)
  },
}
