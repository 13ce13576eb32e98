import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods, lineOf } from '@/features/fulfilment/commands/hold-goods'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { asSlot } from '../queries/workshop'
import { wantedWeek, type Slot } from '../rules/place'
import { weekNumber, weekOf } from '../rules/weeks'
import { MIN_OVER_REASON, placeSlotSchema } from '../schema'
import { followPlace } from './follow-place'
import { holdCentres } from './hold-centres'
import { beginning, toldSlot } from './plan-lines'

/**
 * Moves all pieces of a line at a work centre into one week. Exceeding the week’s capacity needs a
 * reason, which is kept with the name of who gave it. The promised day of the line follows, and its
 * buyer is notified. Repeating it changes nothing.
 * @throws InvalidInputError also for a week that is past or full; NotFoundError
 */
export async function placeSlot(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'capacity.plan')
  const parsed = placeSlotSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, centre: code, reason } = parsed.data
  const week = weekOf(parsed.data.week)
  const today = factoryDay(now)
  if (week < weekOf(today)) throw new InvalidInputError({ week: [schemaWords.past_day] })
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    if (order.state === 'CANCELLED')
      throw new InvalidInputError({ change: [schemaWords.goods_cancelled] })
    if (line.ready === line.quantity)
      throw new InvalidInputError({ change: [schemaWords.goods_all_ready] })
    const workshop = await holdCentres(tx, now)
    const centre = workshop.centres.find((each) => each.code === code)
    if (!centre) throw new InvalidInputError({ centre: [schemaWords.refused] })
    const before = (await tx.workSlot.findMany({ where: { lineId } })).map(asSlot)
    const own = before.filter((slot) => slot.centre === code)
    if (own.length === 1 && own[0]?.week === week && own[0].pieces === line.quantity) return
    for (const slot of own) workshop.take(code, slot.week, -slot.pieces)
    const free = Math.max(0, workshop.free(centre, week))
    const isOver = line.quantity > free
    if (isOver && reason.length < MIN_OVER_REASON)
      throw new InvalidInputError({
        reason: [
          {
            code: 'refusals.slot_full',
            values: { title: centre.title, week: weekNumber(week), free, pieces: line.quantity },
          },
        ],
      })
    const startDay = await beginning(tx, order, now)
    const slot: Slot = {
      centre: code,
      week,
      pieces: line.quantity,
      wantedWeek:
        own[0]?.wantedWeek ??
        wantedWeek({ ...line, begins: startDay }, centre, workshop.calendar, today),
    }
    await tx.workSlot.deleteMany({ where: { lineId, centre: code } })
    await tx.workSlot.create({
      data: {
        ...slot,
        lineId,
        week: new Date(`${week}T00:00:00Z`),
        wantedWeek: new Date(`${slot.wantedWeek}T00:00:00Z`),
        overReason: isOver ? reason : null,
        byId: auditActor(actor).id,
        by: nameOf(actor),
        at: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'order_line.place_slot',
      objectType: 'order',
      objectId: order.id,
      before: { slots: own.map(toldSlot) },
      after: {
        line: line.title,
        slots: [toldSlot(slot)],
        ...(isOver ? { reason, free } : {}),
      },
    })
    const after = [...before.filter((each) => each.centre !== code), slot]
    await followPlace(within, order, line, { before, after, begins: startDay }, workshop)
  })
}
