import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { planOrderSchema } from '../schema'
import { planLines } from './plan-lines'

/**
 * Takes slots for an order, even before its deposit; they are released if the deposit is overdue.
 * Repeating it takes nothing twice.
 * @throws InvalidInputError also for a cancelled order, or one for which two years have no room;
 *   NotFoundError
 */
export async function planOrder(context: Context, input: unknown): Promise<void> {
  authorize(context.actor, 'capacity.plan')
  const parsed = planOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial: parsed.data.serial })
    if (order.state === 'CANCELLED')
      throw new InvalidInputError({ change: [schemaWords.goods_cancelled] })
    const { without } = await planLines(within, order)
    if (without.length > 0)
      throw new InvalidInputError({
        change: [{ code: 'refusals.slot_no_room', values: { lines: without.join(', ') } }],
      })
  })
}
