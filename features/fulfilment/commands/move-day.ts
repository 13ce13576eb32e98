import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords as said } from '@/platform/validation-words'
import { dayMovedMails } from '../mails/goods-letters'
import { GOODS_DEEDS } from '../rules/goods-life'
import { moveDaySchema } from '../schema'
import { doAtLine, holdGoods, lineOf } from './hold-goods'

/**
 * Moves the day on which a line is expected to be ready. Old, new and cause are kept, and its buyer is told all three.
 * The same day again changes nothing.
 * @throws InvalidInputError, NotFoundError
 */
export async function moveDay(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, GOODS_DEEDS.move_day.permission)
  const parsed = moveDaySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, day, cause, note } = parsed.data
  if (day < factoryDay(now)) throw new InvalidInputError({ day: [said.past_day] })
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    await doAtLine(tx, order, line, { kind: 'move_day' })
    const from = line.expectedOn ?? line.promisedOn
    if (!from) throw new InvalidInputError({ change: [said.goods_not_confirmed] })
    const to = new Date(`${day}T00:00:00Z`)
    if (from.getTime() === to.getTime()) return
    await tx.orderLine.update({ where: { id: lineId }, data: { expectedOn: to } })
    const { id: byId } = auditActor(actor)
    const { id } = await tx.lineMove.create({
      data: { lineId, from, to, cause, note, byId, by: nameOf(actor), at: now },
      select: { id: true },
    })
    const was = from.toISOString().slice(0, 10)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: GOODS_DEEDS.move_day.audit,
      objectType: 'order',
      objectId: order.id,
      before: { day: was },
      after: { line: line.title, day, cause, note },
    })
    await addEntry(within, {
      requestId: order.requestId,
      kind: 'EVENT',
      event: 'day_moved',
      values: { order: order.serial, title: line.title, from: was, to: day, cause },
      cause: `day-moved:${id}`,
    })
    const move = { id, title: line.title, from: was, to: day, cause, note }
    await queueMails(tx, await dayMovedMails(tx, order, move))
  })
}
