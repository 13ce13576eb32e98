import 'server-only'
import type { Context } from '@/features/accounts/context'
import { InvalidInputError } from '@/platform/errors'
import { discountState } from '../queries/discount-approval'
import { giveApproval } from './give-approval'

/**
 * A colleague's yes to a discount above what its sender may give: for the draft and its prices as they stood before the
 * one who says it. Nobody approves what they wrote at, nor more than their own role may give.
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
