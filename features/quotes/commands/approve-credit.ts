import 'server-only'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { creditState } from '../queries/credit-approval'
import { giveApproval } from './give-approval'

/**
 * Finance's yes to net days above what a company may owe: for so much and this plan, and no more. Who wrote at the
 * draft gives none.
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
