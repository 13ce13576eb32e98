import 'server-only'
import type { Context } from '@/features/accounts/context'
import { InvalidInputError } from '@/platform/errors'
import { discountState } from '../queries/discount-approval'
import { giveApproval } from './give-approval'

/**
 * Approves a discount above its sender's limit: for the draft and its prices as the approver saw
 * them. Nobody approves a draft that they edited, nor more than their own role may give.
 * @throws as {@link giveApproval}; InvalidInputError for a discount beyond one's own limit
 */
export async function approveDiscount(context: Context, input: unknown): Promise<void> {
  return giveApproval(
    {
      kind: 'DISCOUNT',
      permission: 'discount.approve',
      action: 'quote.approve_discount',
      examine: async (actor, document) => {
        const { stops, basis, percent } = await discountState(actor, document)
        if (stops.length > 0)
          throw new InvalidInputError({ reason: [{ code: 'refusals.discount_beyond_you' }] })
        return { basis, of: { percent } }
      },
      mayOwn: () => Promise.resolve(false),
      ownRefusal: { code: 'refusals.own_discount' },
    },
    context,
    input,
  )
}
