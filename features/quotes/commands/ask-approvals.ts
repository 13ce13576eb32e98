import 'server-only'
import type { Context } from '@/features/accounts/context'
import { nameOf } from '@/features/accounts/rules/actor'
import { notify } from '@/features/notifications/commands/notify'
import { inTransaction } from '@/platform/db/transaction'
import { formatQuoteNumber } from '@/platform/numbers'
import { creditBasis } from '../rules/credit-stops'
import { approvalBasis } from '../rules/duty-approval'
import type { SendStop } from '../rules/send-stops'
import type { QuoteDocument } from '../schema'

type ApprovalPermission = 'duty.approve' | 'floor.approve' | 'credit.set'

/** Stops that a colleague's approval lifts, and the permission it needs. */
const YES_OF: Readonly<Partial<Record<SendStop['code'], ApprovalPermission>>> = {
  duty_unapproved: 'duty.approve',
  margin_below: 'floor.approve',
  margin_below_whole: 'floor.approve',
  cost_above_price: 'floor.approve',
  credit_above: 'credit.set',
  credit_none: 'credit.set',
  credit_held: 'credit.set',
}

/**
 * Asks colleagues for the approvals that a draft lacks, if nothing else keeps it from being sent:
 * trying to send it asks for them. Another try for the same draft doesn't ask again.
 */
export async function askApprovals(
  stops: readonly SendStop[],
  context: Context,
  {
    company,
    document,
    revision,
    floorBasis,
  }: {
    company: string
    document: QuoteDocument
    revision: { id: string; editorIds: readonly string[] }
    /** the basis of an approval below the floor */
    floorBasis: string
  },
): Promise<void> {
  const { actor } = context
  const permissions = new Set(stops.map(({ code }) => YES_OF[code] ?? null))
  if (permissions.has(null)) return
  const number = formatQuoteNumber(document.quoteSerial)
  const basisOf = (permission: ApprovalPermission) =>
    permission === 'duty.approve'
      ? approvalBasis(document)
      : permission === 'credit.set'
        ? creditBasis(document)
        : floorBasis
  await inTransaction(context, async (tx) => {
    for (const permission of permissions)
      if (permission)
        await notify(tx, {
          kind: 'approval-asked',
          cause: `approval-asked:${revision.id}:${permission}:${basisOf(permission)}`,
          values: { by: nameOf(actor), company, number },
          path: `/staff/quotes/${number}`,
          to: { permission },
          // Editors of the draft can't approve it.
          except: [...revision.editorIds, ...('userId' in actor ? [actor.userId] : [])],
        })
  })
}
