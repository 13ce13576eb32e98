import 'server-only'
import { z } from 'zod'
import { systemContext, type Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { settingOf } from '@/features/company/queries/settings'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { quotingSetting } from '@/features/company/settings/quoting'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { notify } from '@/features/notifications/commands/notify'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { queueMails } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'
import { workCentres } from '../queries/workshop'
import { slotsReleasedMails } from '../mails/slot-letters'
import { planLines } from './plan-lines'

/** Orders of one round; the next round takes the rest. */
const MOST = 50

/**
 * Brings the slots in line with the orders: an order whose deposit has arrived takes slots, one
 * whose deposit is overdue by the set number of days gives its slots up, and a cancelled one holds
 * none.
 * @returns how many orders took slots, and how many gave them up
 */
export async function keepSlots(context: Context): Promise<{ planned: number; released: number }> {
  authorize(context.actor, 'housekeeping.run')
  await db.$executeRaw`
    DELETE FROM work_slot s USING order_line l, "order" o
    WHERE l.id = s."lineId" AND o.id = l."orderId" AND o.state = 'CANCELLED'`
  const released = await releaseLate(context)
  const every = (await workCentres()).flatMap(({ code, takes }) => (takes === 'every' ? code : []))
  const waiting = await db.$queryRaw<{ serial: number }[]>`
    SELECT DISTINCT o.serial, o."confirmedAt" FROM "order" o JOIN order_line l ON l."orderId" = o.id
    WHERE o.state = 'CONFIRMED' AND l.quantity > 0 AND l.made = 0 AND l.stage IN ('SLOT', 'MATERIALS', 'TOOLING')
      AND (l."plannedOn" IS NOT NULL OR EXISTS (
        SELECT 1 FROM unnest(${every}::text[]) c(code)
        WHERE (SELECT coalesce(sum(s.pieces), 0) FROM work_slot s WHERE s."lineId" = l.id AND s.centre = c.code) <> l.quantity))
    ORDER BY o."confirmedAt", o.serial LIMIT ${MOST}`
  let planned = 0
  for (const { serial } of waiting) {
    const { without } = await inTransaction(context, async (tx, within) =>
      planLines(within, await holdGoods(tx, { serial })),
    )
    if (without.length > 0) log.warn({ serial, without }, 'no work centre has room for these lines')
    else planned += 1
  }
  return { planned, released }
}

/** Releases the slots of orders whose deposit is overdue, and notifies their buyers and sales. */
async function releaseLate(context: Context): Promise<number> {
  const { now } = context
  const slotDays = (await settingOf(quotingSetting))?.value.slotDays ?? null
  if (slotDays === null) return 0
  const [calendar, today] = [await factoryCalendar(), factoryDay(now)]
  const waiting = await db.order.findMany({
    where: { state: 'AWAITING_DEPOSIT', lines: { some: { slots: { some: {} } } } },
    select: { serial: true, parts: { where: { gate: 'signature' }, select: { dueOn: true } } },
    orderBy: { serial: 'asc' },
    take: MOST,
  })
  let released = 0
  for (const { serial, parts } of waiting) {
    const due = parts
      .flatMap(({ dueOn }) => dueOn?.toISOString().slice(0, 10) ?? [])
      .toSorted()
      .at(-1)
    if (due === undefined || addWorkingDays(due, slotDays, calendar).day >= today) continue
    if (await releaseSlots(context, serial, due)) released += 1
  }
  return released
}

/**
 * @returns whether there was something to release: a deposit that arrives at this moment comes
 *   before it, or after
 */
async function releaseSlots(context: Context, serial: number, due: string): Promise<boolean> {
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    if (order.state !== 'AWAITING_DEPOSIT') return false
    const { count } = await tx.workSlot.deleteMany({ where: { line: { orderId: order.id } } })
    if (count === 0) return false
    const { revision, company, releases } = await noticeFacts(tx, order.id)
    const cause = `slots-released:${order.id}:${releases}`
    await recordOrderEvent(within, order, {
      action: 'order.release_slots',
      after: { due, slots: count },
      event: 'slots_released',
      values: { order: order.serial },
      cause,
    })
    await queueMails(tx, await slotsReleasedMails(tx, order, { key: cause, due }))
    const number = formatOrderNumber(serial)
    await notify(tx, {
      kind: 'slots-released',
      cause,
      values: { company: company.name, number },
      path: `/staff/orders/${number}`,
      to: revision.sentById ? { people: [revision.sentById] } : { permission: 'quote.send' },
    })
    return true
  })
}

/** Who sells the order, who buys it, and how often its slots were released before. */
async function noticeFacts(tx: Parameters<typeof holdGoods>[0], id: string) {
  const order = await tx.order.findUniqueOrThrow({
    where: { id },
    select: { revision: { select: { sentById: true } }, company: { select: { name: true } } },
  })
  const releases = await tx.auditEvent.count({
    where: { objectType: 'order', objectId: id, action: 'order.release_slots' },
  })
  return { ...order, releases }
}

export const keepSlotsJob = defineJob({
  name: 'capacity.keep-slots',
  payload: z.object({}),
  cron: '*/2 * * * *',
  handle: async () => {
    await keepSlots(systemContext('capacity.keep-slots'))
  },
})
