import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { discountState } from '@/features/quotes/queries/discount-approval'
import { floorState } from '@/features/quotes/queries/floor-approval'
import { sendLimits } from '@/features/quotes/queries/send-limits'
import { passesWithReason, sendStops } from '@/features/quotes/rules/send-stops'
import type { QuoteDocument } from '@/features/quotes/schema'
import { givenAway } from '../rules/amend'

/**
 * Whether the house must countersign an amendment before its buyer sees it: it gives money away, and exceeds a bound
 * that a quote of the same figures would exceed (the discount of the actor’s roles, the least margin, the least
 * price).
 */
export async function secondSignature(
  actor: Actor,
  before: QuoteDocument,
  after: QuoteDocument,
  now: Date,
): Promise<boolean> {
  authorize(actor, 'order.amend')
  if (givenAway(before.draft, after.draft) === 0) return false
  const discount = await discountState(actor, after)
  if (discount.stops.length > 0) return true
  const floor = await floorState(actor, after, now)
  if (floor.stops.length > 0) return true
  return sendStops(after, await sendLimits(), now).some(passesWithReason)
}
