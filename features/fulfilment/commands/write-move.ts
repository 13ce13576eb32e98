import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import type { OrderLine, Prisma } from '@/platform/db/generated/client'
import { queueMails } from '@/platform/mail'
import { dayMovedMails } from '../mails/goods-letters'
import { GOODS_DEEDS, type MoveCause } from '../rules/goods-life'
import type { HeldOrder } from './hold-goods'

/**
 * Records that the day of a line moved: the old day, the new one and the cause are kept and sent to
 * the buyer. The caller holds the order, has authorized the actor, and knows that the days differ.
 * @param move days as `YYYY-MM-DD`
 */
export async function writeMove(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  order: HeldOrder,
  line: Pick<OrderLine, 'id' | 'title'>,
  move: { from: string; to: string; cause: MoveCause; note: string },
): Promise<void> {
  const { actor, now, transaction: tx } = within
  const { from, to, cause, note } = move
  const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
  await tx.orderLine.update({ where: { id: line.id }, data: { expectedOn: dateOf(to) } })
  const { id: byId } = auditActor(actor)
  const { id } = await tx.lineMove.create({
    data: {
      lineId: line.id,
      from: dateOf(from),
      to: dateOf(to),
      cause,
      note,
      byId,
      by: nameOf(actor),
      at: now,
    },
    select: { id: true },
  })
  await recordOrderEvent(within, order, {
    action: GOODS_DEEDS.move_day.audit,
    before: { day: from },
    after: { line: line.title, day: to, cause, note },
    event: 'day_moved',
    values: { order: order.serial, title: line.title, from, to, cause },
    cause: `day-moved:${id}`,
  })
  await queueMails(tx, await dayMovedMails(tx, order, { id, title: line.title, ...move }))
}
