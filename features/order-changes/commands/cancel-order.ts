import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { CancelShares } from '../rules/cancel'
import { cancelOrderSchema } from '../schema'
import { writeCancellation } from './write-cancellation'

/**
 * Cancels an order at the wish of its buyer or of the house. Repeating it has no effect.
 * @throws as {@link writeCancellation}; InvalidInputError, NotFoundError
 */
export async function cancelOrder(context: Context, input: unknown): Promise<CancelShares> {
  authorize(context.actor, 'order.cancel')
  const parsed = cancelOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, ...entered } = parsed.data
  return inTransaction(context, async (tx, within) =>
    writeCancellation(within, await holdGoods(tx, { serial }), entered),
  )
}
