import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { GOODS_DEEDS } from '../rules/goods-life'
import { moveDaySchema } from '../schema'
import { doAtLine, holdGoods, lineOf } from './hold-goods'
import { writeMove } from './write-move'

/**
 * Moves the day on which a line is expected to be ready. The old day, the new one and the cause are
 * kept and sent to the buyer. The same day again changes nothing.
 * @throws InvalidInputError, NotFoundError
 */
export async function moveDay(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, GOODS_DEEDS.move_day.permission)
  const parsed = moveDaySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, day, cause, note } = parsed.data
  if (day < factoryDay(now)) throw new InvalidInputError({ day: [schemaWords.past_day] })
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    await doAtLine(tx, order, line, { kind: 'move_day' })
    const from = line.expectedOn ?? line.promisedOn
    if (!from) throw new InvalidInputError({ change: [schemaWords.goods_not_confirmed] })
    const was = from.toISOString().slice(0, 10)
    if (was !== day) await writeMove(within, order, line, { from: was, to: day, cause, note })
  })
}
