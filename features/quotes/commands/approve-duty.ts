import 'server-only'
import type { Context } from '@/features/accounts/context'
import { ownWork } from '@/features/tariffs/queries/own-work'
import { approvalBasis, rowsOfPicks } from '../rules/duty-approval'
import { giveApproval } from './give-approval'

/**
 * Approves, for the tariff desk, a DDP quote whose duty depends on rows whose reading is too old or
 * missing. It holds only for the draft and the rules as the approver saw them.
 * @throws as {@link giveApproval}
 */
export async function approveDuty(context: Context, input: unknown): Promise<void> {
  return giveApproval(
    {
      kind: 'DUTY',
      permission: 'duty.approve',
      action: 'quote.approve_duty',
      examine: (_, document) => {
        const rows = rowsOfPicks(document)
        return Promise.resolve(
          rows.length === 0
            ? null
            : {
                basis: approvalBasis(document),
                of: rows.map(({ id, state, at }) => ({ id, state, at })),
              },
        )
      },
      mayOwn: async (tx) => (await ownWork(tx)).allowed,
      ownRefusal: { code: 'refusals.own_duty' },
    },
    context,
    input,
  )
}
