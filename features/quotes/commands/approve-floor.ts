import 'server-only'
import type { Context } from '@/features/accounts/context'
import { floorState } from '../queries/floor-approval'
import { giveApproval } from './give-approval'

/**
 * Approves, for a sales manager, a quote below the minimum margin: for the draft, its prices and
 * the costs as the approver saw them. Nobody approves a draft that they edited.
 * @throws as {@link giveApproval}
 */
export async function approveFloor(context: Context, input: unknown): Promise<void> {
  return giveApproval(
    {
      kind: 'FLOOR',
      permission: 'floor.approve',
      action: 'quote.approve_floor',
      examine: async (actor, document, now) => {
        const { stops, basis } = await floorState(actor, document, now)
        return stops.length === 0
          ? null
          : {
              basis,
              of: stops.map(({ path, code, amounts }) => ({ path, code, ...amounts })),
            }
      },
      mayOwn: () => Promise.resolve(false),
      ownRefusal: { code: 'refusals.own_floor' },
    },
    context,
    input,
  )
}
