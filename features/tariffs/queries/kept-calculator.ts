import 'server-only'
import { CATALOG_TAG, PRODUCTS_TAG, QUOTAS_TAG, TARIFFS_TAG } from '@/platform/cache-tags'
import { newYorkDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { canonicalQuestion } from '../rules/calculator'

const HOUR_MS = 3_600_000
/** New York's midnight falls on a full quarter of an hour, whatever the season. */
const QUARTER_MS = 900_000

/** The last instant of today in New York, to the quarter of an hour at which its day changes. */
export function endOfNewYorkDay(now: Date): number {
  const today = newYorkDay(now)
  let at = Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS
  while (newYorkDay(new Date(at)) === today) at += QUARTER_MS
  return at
}

/** The calculator: kept as whole answers until rules, designs or what is left of a quota change, or the day does. */
export const keptCalculator = {
  path: '/tariffs',
  tags: [TARIFFS_TAG, QUOTAS_TAG, CATALOG_TAG, PRODUCTS_TAG],
  canonicalQuery: canonicalQuestion,
  keepUntil: async (): Promise<number> => {
    const now = new Date()
    const next = await db.quotaEntry.findFirst({
      where: { expiresAt: { gt: now } },
      orderBy: { expiresAt: 'asc' },
      select: { expiresAt: true },
    })
    return Math.min(
      now.getTime() + HOUR_MS,
      endOfNewYorkDay(now),
      next?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    )
  },
}
