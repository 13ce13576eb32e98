import 'server-only'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { creditState } from '../queries/credit-approval'
import { giveApproval } from './give-approval'

/**
 * Approves, for finance, net days above a company's credit limit: for this amount and this plan
 * only. Editors of the draft can't approve it.
 * @throws as {@link giveApproval}
 */
export async function approveCredit(context: Context, input: unknown): Promise<void> {
  return giveApproval(
    {
      kind: 'CREDIT',
      permission: 'credit.set',
      action: 'quote.approve_credit',
      examine: async (actor, document, _now, revisionId) => {
        const { stops, basis } = await creditState(actor, revisionId, document, databaseOf(context))
        return stops.length === 0
          ? null
          : { basis, of: stops.map(({ code, amounts }) => ({ code, ...amounts })) }
      },
      mayOwn: () => Promise.resolve(false),
      ownRefusal: { code: 'refusals.own_credit' },
    },
    context,
    input,
  )
}
