import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { GOODS_DEEDS } from '../rules/goods-life'
import { advanceLineSchema, countMadeSchema } from '../schema'
import { doAtLine, holdGoods, lineOf } from './hold-goods'

/**
 * Moves the pieces of a line that aren’t ready on to a later stage. Repeating it changes nothing.
 * @throws InvalidInputError, NotFoundError
 */
export async function advanceLine(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, GOODS_DEEDS.advance.permission)
  const parsed = advanceLineSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, to } = parsed.data
  await inTransaction(context, async (tx) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    if (line.stage === to) return
    await doAtLine(tx, order, line, { kind: 'advance', to })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: GOODS_DEEDS.advance.audit,
      objectType: 'order',
      objectId: order.id,
      before: { stage: line.stage },
      after: { line: line.title, stage: to },
    })
  })
}

/**
 * Records how many pieces of a line are made, in total.
 * @throws InvalidInputError, NotFoundError
 */
export async function countMade(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, GOODS_DEEDS.count_made.permission)
  const parsed = countMadeSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, made } = parsed.data
  await inTransaction(context, async (tx) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    if (line.made === made) return
    await doAtLine(tx, order, line, { kind: 'count_made', made })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: GOODS_DEEDS.count_made.audit,
      objectType: 'order',
      objectId: order.id,
      before: { made: line.made },
      after: { line: line.title, made },
    })
  })
}
