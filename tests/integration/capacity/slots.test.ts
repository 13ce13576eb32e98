import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepSlots } from '@/features/capacity/commands/keep-slots'
import { placeSlot } from '@/features/capacity/commands/place-slot'
import { planOrder } from '@/features/capacity/commands/plan-order'
import { orderSlots } from '@/features/capacity/queries/order-slots'
import { workshopOutlook } from '@/features/capacity/queries/outlook'
import { centreWeeks } from '@/features/capacity/queries/weeks'
import { weekOf } from '@/features/capacity/rules/weeks'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as, asSystem } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// Slots in the workshop, on a database: orders of 500 rings each, and one work centre with a capacity of 500 a week.

const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

let trade: Trade

const centre = (weekly: number) =>
  db.settingVersion.create({
    data: {
      name: 'centre:plating',
      version: weekly,
      texts: { title: 'Plating', weekly: String(weekly), atPercent: '50' },
      note: '',
      setBy: 'Lin',
    },
  })
const anOrder = () => aTrade(`${randomUUID()}@slots.example`)
const depositIn = (at: Date, { orderId } = trade) =>
  db.order.update({ where: { id: orderId }, data: { state: 'CONFIRMED', confirmedAt: at } })
const weeksOf = async ({ orderId } = trade): Promise<string[]> =>
  (await db.workSlot.findMany({ where: { line: { orderId } }, orderBy: { week: 'asc' } })).map(
    ({ week, pieces }) => `${week.toISOString().slice(0, 10)} ${pieces}`,
  )
const mails = (template: string) => db.mailMessage.count({ where: { template } })

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
  await centre(500)
})
afterAll(stopBoss)
beforeEach(async () => {
  await db.workSlot.deleteMany()
  // Ends the orders of the test before.
  await db.order.updateMany({ where: { state: 'CONFIRMED' }, data: { state: 'CANCELLED' } })
  trade = await anOrder()
})

describe('slots of orders', () => {
  it('are taken with the deposit, once; a full week moves the day, and the buyer is told why', async () => {
    const second = await anOrder()
    await depositIn(now)
    await depositIn(now, second)
    expect(await keepSlots(asSystem(now))).toEqual({ planned: 2, released: 0 })
    expect(await keepSlots(asSystem(now))).toEqual({ planned: 0, released: 0 })
    const [first = ''] = await weeksOf()
    const wantedWeek = first.split(' ')[0] ?? ''
    expect(await weeksOf(second)).toEqual([`${addDays(wantedWeek, 7)} 500`])
    expect((await orderSlots(staff, second.orderSerial)).lines[0]?.full).toEqual([
      { centre: 'plating', until: addDays(wantedWeek, 7), is: 'full' },
    ])
    const [line] = (await goodsOf(second.guest, second.orderSerial, now)).lines
    expect(line?.moves).toMatchObject([{ cause: 'capacity', from: line?.promised }])
    expect(await mails('day-moved')).toBe(1)
    const [plating] = await centreWeeks(staff, now)
    expect(plating?.weeks.filter(({ taken }) => taken > 0)).toMatchObject([
      { week: wantedWeek, taken: 500, free: 0, over: 0, orders: [{ serial: trade.orderSerial }] },
      { week: addDays(wantedWeek, 7), taken: 500 },
    ])
    const outlook = await workshopOutlook(staff, [{ quantity: 1, leadTimeDays: 5 }], now)
    expect(outlook?.full).toEqual([])
    // A cancelled order gives its weeks to others.
    await db.order.update({ where: { id: trade.orderId }, data: { state: 'CANCELLED' } })
    await keepSlots(asSystem(now))
    expect(await weeksOf()).toEqual([])
  })

  it('are never taken twice at once, and exceed a week’s capacity only with a recorded reason', async () => {
    const second = await anOrder()
    await Promise.all([
      planOrder(as(staff, now), { serial: trade.orderSerial }),
      planOrder(as(staff, now), { serial: second.orderSerial }),
    ])
    const weeks = [...(await weeksOf()), ...(await weeksOf(second))].toSorted()
    expect(new Set(weeks).size).toBe(2)
    const [full = ''] = weeks.map((each) => each.split(' ')[0] ?? '')
    const last = (await weeksOf())[0]?.startsWith(full) ? second : trade
    const { lines } = await orderSlots(staff, last.orderSerial)
    const move = { lineId: lines[0]?.id, centre: 'plating', week: addDays(full, 3) }
    expect(await failure(placeSlot(as(staff, now), move))).toMatchObject({
      fieldErrors: { reason: [expect.stringContaining('room for 0 of 500')] },
    })
    const reason = 'A night shift, agreed with Mr. Chen.'
    await placeSlot(as(staff, now), { ...move, reason })
    await placeSlot(as(staff, now), { ...move, reason })
    const [plating] = await centreWeeks(staff, now)
    const week = plating?.weeks.find((each) => each.week === full)
    expect(week).toMatchObject({ taken: 1_000, over: 500 })
    expect(week?.orders.map(({ overReason }) => overReason)).toContain(reason)
    expect(
      await failure(placeSlot(as(staff, now), { ...move, week: addDays(factoryDay(now), -9) })),
    ).toMatchObject({ fieldErrors: { week: [expect.anything()] } })
    await expect(
      db.$executeRaw`UPDATE work_slot SET week = week + 1 WHERE "lineId" = ${move.lineId}::uuid`,
    ).rejects.toThrow(/work_slot_week/)
  })

  it('are released when the deposit is overdue, and taken again with it, which records old day, new day and cause', async () => {
    await db.settingVersion.create({
      data: {
        name: 'quoting',
        version: 1_000,
        texts: {
          depositPercent: '30',
          validityDays: '21',
          oceanDays: '35',
          airDays: '7',
          capPercent: '10',
          lockMarginDays: '30',
          loadingPort: 'Shenzhen',
          slotDays: '5',
        },
        note: '',
        setBy: 'Lin',
      },
    })
    await db.paymentPart.updateMany({
      where: { orderId: trade.orderId, gate: 'signature' },
      data: { dueOn: new Date(`${factoryDay(now)}T00:00:00Z`), dueDays: 0 },
    })
    await planOrder(as(staff, now), { serial: trade.orderSerial })
    const { plannedOn } = await orderSlots(staff, trade.orderSerial)
    expect(plannedOn).not.toBeNull()
    expect((await keepSlots(asSystem(later(4)))).released).toBe(0)
    expect((await keepSlots(asSystem(later(20)))).released).toBe(1)
    expect((await keepSlots(asSystem(later(20)))).released).toBe(0)
    expect(await weeksOf()).toEqual([])
    expect(await mails('slots-released')).toBe(1)
    expect(await db.notification.count({ where: { kind: 'slots-released', userId: 'lin' } })).toBe(
      1,
    )
    await depositIn(later(30))
    await keepSlots(asSystem(later(30)))
    const [takenWeek = ''] = await weeksOf()
    expect(takenWeek >= weekOf(factoryDay(later(30)))).toBe(true)
    const [line] = (await goodsOf(trade.guest, trade.orderSerial, later(30))).lines
    expect(line?.moves).toMatchObject([{ from: plannedOn, to: line?.expected, cause: 'deposit' }])
  })
})
