import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepSlots } from '@/features/capacity/commands/keep-slots'
import { planOrder } from '@/features/capacity/commands/plan-order'
import { signAmendment } from '@/features/order-changes/commands/sign-amendment'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { addDays } from '@/platform/day'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { as, asSystem } from '@/tests/support/as'
import { staff, type Trade } from '../access/a-trade'
import { now } from '../quotes/submit-request-fixtures'
import {
  aHouse,
  amend,
  begin,
  lineId,
  make,
  named,
  pay,
  propose,
  said,
  sign,
  signing,
  soon,
  trade,
} from './amending'

// Slots of the workshop follow an amendment: one work centre that makes 600 a week, orders of 500
// rings.

beforeAll(async () => {
  await aHouse()
  await db.settingVersion.create({
    data: {
      name: 'centre:plating',
      version: 1,
      texts: { title: 'Plating', weekly: '600', atPercent: '50' },
      note: '',
      setBy: 'Lin',
    },
  })
})
afterAll(stopBoss)
beforeEach(async () => {
  await db.workSlot.deleteMany()
  await db.order.updateMany({ where: { state: 'CONFIRMED' }, data: { state: 'CANCELLED' } })
  await begin()
})

const weeksOf = async ({ orderId }: Trade = trade): Promise<[week: string, pieces: number][]> =>
  (await db.workSlot.findMany({ where: { line: { orderId } }, orderBy: { week: 'asc' } })).map(
    ({ week, pieces }) => [week.toISOString().slice(0, 10), pieces],
  )
const confirmed = async (): Promise<string> => {
  await pay('signature')
  await keepSlots(asSystem(now))
  const [[first] = ['']] = await weeksOf()
  return first
}
const dayOf = async () => {
  const { promisedOn, expectedOn, moves } = await db.orderLine.findUniqueOrThrow({
    where: { id: await lineId() },
    include: { moves: { orderBy: { at: 'asc' } } },
  })
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
  return { promised: day(promisedOn), expected: day(expectedOn), causes: moves.map((m) => m.cause) }
}

describe('the weeks of the workshop', () => {
  it('are taken for an increase, whose later day is signed with it, and released for a decrease', async () => {
    const first = await confirmed()
    expect(await weeksOf()).toEqual([[first, 500]])
    await propose({ quantity_1: '700' })
    const { document } = await db.orderAmendment.findFirstOrThrow({
      where: { orderId: trade.orderId },
    })
    const { days } = amendmentDocumentSchema.parse(document)
    const { promised } = await dayOf()
    expect(days).toMatchObject([{ from: promised, cause: 'capacity' }])
    await sign()
    expect(await weeksOf()).toEqual([
      [first, 600],
      [addDays(first, 7), 100],
    ])
    expect(await dayOf()).toEqual({ promised, expected: days[0]?.to, causes: ['capacity'] })
    // The last week is released first, and with it the day that it gave.
    await amend({ quantity_1: '550' })
    expect(await weeksOf()).toEqual([[first, 550]])
    expect(await dayOf()).toMatchObject({ expected: promised, causes: ['capacity', 'earlier'] })
  })

  it('are taken once by two simultaneous increases: the second is moved on, and told', async () => {
    const first = await confirmed()
    await propose({ quantity_1: '700' })
    const [one, a] = [trade, { ...(await named()), ...signing }]
    await begin()
    await confirmed()
    await propose({ quantity_1: '700' })
    const [two, b] = [trade, { ...(await named()), ...signing }]
    const [second, third] = [addDays(first, 7), addDays(first, 14)]
    expect(await weeksOf(two)).toEqual([
      [first, 100],
      [second, 400],
    ])
    // Both were offered the same 200 places of the second week.
    await Promise.all([
      signAmendment(as(one.guest, soon), a, null),
      signAmendment(as(two.guest, soon), b, null),
    ])
    const taken = [...(await weeksOf(one)), ...(await weeksOf(two))]
    const inWeek = (week: string) =>
      taken.reduce((sum, [each, pieces]) => (each === week ? sum + pieces : sum), 0)
    expect([first, second, third].map(inWeek)).toEqual([600, 600, 200])
    const last = (await weeksOf(one)).some(([week]) => week === third) ? one : two
    const move = await db.lineMove.findFirst({
      where: { line: { orderId: last.orderId } },
      orderBy: { id: 'desc' },
    })
    expect(move?.cause).toBe('capacity')
    expect(
      await db.mailMessage.count({ where: { dedupeKey: { contains: move?.id ?? '' } } }),
    ).toBeGreaterThan(0)
  })

  it('of a line whose work has begun stay, and only the increase takes room', async () => {
    const first = await confirmed()
    await make(300)
    // 200 of the 500 are still to be made, in weeks with 500 places: of 700 more, 400 don't fit.
    await amend({ quantity_1: '1200' })
    expect(await weeksOf()).toEqual([
      [first, 600],
      [addDays(first, 7), 300],
    ])
  })

  it('are held before the deposit only where somebody planned it; a day that the amendment names stays', async () => {
    await amend({ quantity_1: '510' })
    expect(await weeksOf()).toEqual([])
    await planOrder(as(staff, now), { serial: trade.orderSerial })
    await amend({ quantity_1: '520' })
    expect((await weeksOf()).map(([, pieces]) => pieces)).toEqual([520])
    await pay('signature')
    await keepSlots(asSystem(now))
    const to = '2027-06-01'
    await amend({ quantity_1: '700', day_1: to })
    expect(await dayOf()).toMatchObject({ expected: to, causes: ['amendment'] })
  })

  it('are refused where two years have no room', async () => {
    await confirmed()
    expect((await said(propose({ quantity_1: '9000000' })))['quantity_1']).toEqual([
      'Within two years no work centre has room for so many.',
    ])
  })
})
