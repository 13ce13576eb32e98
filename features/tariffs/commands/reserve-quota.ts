import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { cacheChanged } from '@/platform/cache/changed'
import { QUOTAS_TAG } from '@/platform/cache-tags'
import { inTransaction } from '@/platform/db/transaction'
import { drawDown } from '../engine/quota'
import { subtract } from '../engine/rational'
import { kilogramsOf, notBelowZero, taken } from '../rules/quota-ledger'
import { lockWindow } from './lock-window'

export interface Reservation {
  orderNumber: string
  /** day of entry the quote assumed */
  day: string
  /** what is asked, kilograms */
  kilograms: string
  quoteId: string
  note: string
  /** the name that the book shows: a guest's is the one they signed with */
  by: string
  expiresAt: Date
}

/**
 * Reserves as much as is left, never more: our planning claim, not a right with customs. Once a quote and window.
 * @returns kilograms granted; "0" where no window is open that day
 */
export async function reserveQuota(
  context: Context,
  { orderNumber, day: on, kilograms: asked, quoteId, note, by, expiresAt }: Reservation,
): Promise<string> {
  const { actor, now } = context
  authorize(actor, 'quota.reserve')
  return inTransaction(context, async (tx) => {
    const window = await tx.quotaWindow.findFirst({
      where: { orderNumber, fromDay: { lte: on }, toDay: { gte: on } },
      select: { id: true },
    })
    const held = window && (await lockWindow(tx, window.id))
    if (!held) return '0'
    const entries = await tx.quotaEntry.findMany({ where: { windowId: held.id } })
    const earlier = entries.find((each) => each.quoteId === quoteId && each.kind === 'RESERVATION')
    if (earlier) return earlier.kilograms.toString()
    const left = notBelowZero(subtract(kilogramsOf(held.volume), taken(entries, now)))
    const drawing = { id: quoteId, quantity: asked, presented: now.toISOString() }
    const granted = drawDown(left, [drawing]).granted.get(quoteId) ?? '0'
    if (granted !== '0') {
      await tx.quotaEntry.create({
        data: {
          windowId: held.id,
          kind: 'RESERVATION',
          kilograms: granted,
          quoteId,
          note,
          actor: by,
          expiresAt,
        },
      })
      await cacheChanged(tx, [QUOTAS_TAG])
    }
    return granted
  })
}
