import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { planTemplates } from '@/features/company/queries/plans'
import type { QuoteDraft } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { amendedOrder } from './amend-facts'

/** An order as the form of an amendment shows it. Amounts in minor units. */
export interface Amendable {
  draft: QuoteDraft
  /** as it stands */
  totalMinor: number
  amendsHash: string
  lines: {
    /** from 1, in the document */
    position: number
    title: string
    isGoods: boolean
    quantity: number
    unitPriceMinor: number
    made: number
    shipped: number
    day: string | null
  }[]
  /** titles of the plan templates on offer */
  plans: string[]
}

/**
 * What of an order can be amended now; null where nothing can, since it is cancelled or everything has left.
 * @throws NotFoundError
 */
export async function amendableOf(
  actor: Actor,
  serial: number,
  now: Date,
): Promise<Amendable | null> {
  authorize(actor, 'order.amend')
  const { facts, document, amends, totalMinor } = await amendedOrder(db, serial, now)
  const hasLeft =
    facts.lines.length > 0 && facts.lines.every(({ shipped, quantity }) => shipped === quantity)
  if (facts.state === 'CANCELLED' || hasLeft) return null
  return {
    draft: document.draft,
    totalMinor,
    amendsHash: amends.documentHash,
    lines: document.draft.lines.map(({ id, title, quantity, unitPriceMinor, kind }, i) => {
      const line = facts.lines.find(({ lineId }) => lineId === id)
      return {
        position: i + 1,
        title,
        isGoods: kind !== 'charge',
        quantity,
        unitPriceMinor,
        made: line?.made ?? 0,
        shipped: line?.shipped ?? 0,
        day: line && line.ready < line.quantity ? line.day : null,
      }
    }),
    plans: (await planTemplates()).map(({ title }) => title),
  }
}
