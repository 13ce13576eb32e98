import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** A refund rate that nobody has checked against its source yet. */
export interface RateToReview {
  id: string
  key: string
  value: string
  source: string
  setBy: string
}

/** The newest row of each code, where it isn’t reviewed and somebody else set it. */
export async function ratesToReview(actor: Actor): Promise<RateToReview[]> {
  authorize(actor, 'cost.edit')
  const rows = await db.costRate.findMany({
    where: { kind: 'REFUND' },
    distinct: ['key'],
    orderBy: [{ key: 'asc' }, { version: 'desc' }],
  })
  return rows
    .filter(({ reviewedBy, setById }) => reviewedBy === null && setById !== actor.userId)
    .map(({ id, key, value, source, setBy }) => ({
      id,
      key,
      value: value.toString(),
      source,
      setBy,
    }))
}
