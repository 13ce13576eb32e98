import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { confirmArrival, releaseDocuments } from '@/features/fulfilment/commands/end-shipment'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { moveDay } from '@/features/fulfilment/commands/move-day'
import { resumeInspection } from '@/features/fulfilment/commands/resume-inspection'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { readGates } from '@/features/fulfilment/queries/gates'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { partStandings } from '@/features/orders/queries/part-standings'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aTrade, confirmOrder, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { anUpload, now, seedRing } from '../quotes/submit-request-fixtures'
import { inspectionEntries, shipmentEntries } from './entries'

// From the slot to the buyer’s door, on a database: 500 rings on one line.

const day = (days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

let trade: Trade
let lineId = ''

const confirmed = async (): Promise<void> => {
  trade = await aTrade(`${randomUUID()}@goods.example`)
  lineId = await confirmOrder(trade)
}
const atInspection = async (pieces: number): Promise<void> => {
  await advanceLine(as(staff, now), { lineId, to: 'PRODUCTION' })
  await countMade(as(staff, now), { lineId, made: String(pieces) })
  await advanceLine(as(staff, now), { lineId, to: 'INSPECTION' })
}
const inspection = (change: object = {}) => inspectionEntries(lineId, change)
const shipment = (pieces: number, change: object = {}) =>
  shipmentEntries(trade.orderSerial ?? 0, pieces, {
    pallets: '0',
    shippedOn: day(0),
    dueOn: day(6),
    perCarton_1: '200',
    grossKg_1: '1.2',
    ...change,
  })
const complaintsOf = async (work: Promise<unknown>): Promise<Record<string, string[]>> => {
  const error = await failure(work)
  if (!(error instanceof InvalidInputError)) throw error
  return error.fieldErrors
}
const line = () => db.orderLine.findUniqueOrThrow({ where: { id: lineId } })

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)
beforeEach(confirmed)

describe('the goods of an order', () => {
  it('are made, fail an inspection, are reworked, and arrive in two shipments', async () => {
    await atInspection(500)
    const failed = inspection({
      major: '4',
      findings: 'Plating worn at the inner edge.',
      photos: [await anUpload()],
    })
    expect(await inspectLot(as(staff, now), failed)).toEqual({ verdict: 'REWORK' })
    expect(await inspectLot(as(staff, now), failed)).toEqual({ verdict: 'REWORK' })
    expect(await line()).toMatchObject({ stage: 'PLATING', ready: 0 })
    expect((await readGates(db, trade.orderId)).inspection_passed).toBeNull()

    await advanceLine(as(staff, now), { lineId, to: 'INSPECTION' })
    expect(await inspectLot(as(staff, now), inspection({ major: '3', minor: '5' }))).toEqual({
      verdict: 'ACCEPTED',
    })
    expect(await readGates(db, trade.orderId)).toEqual({
      inspection_passed: now,
      ready_to_ship: now,
      documents_released: null,
    })

    expect(await sendShipment(as(staff, now), shipment(300))).toEqual({ number: 1 })
    expect(await sendShipment(as(staff, now), shipment(200))).toEqual({ number: 2 })
    const goods = await goodsOf(trade.guest, trade.orderSerial ?? 0, now)
    expect(goods.stage).toBe('SHIPPED')
    expect(
      goods.lines[0]?.inspections.map(({ verdict, sample, isAgain, photos }) => [
        verdict,
        sample,
        isAgain,
        photos.length,
      ]),
    ).toEqual([
      ['ACCEPTED', 50, true, 0],
      ['REWORK', 50, false, 1],
    ])
    expect(goods.shipments.map(({ sums }) => [sums.cartons, sums.pieces, sums.netGrams])).toEqual([
      [2, 300, 1_260],
      [1, 200, 840],
    ])
    for (const { id } of goods.shipments) {
      await confirmArrival(as(staff, now), { shipmentId: id, arrivedOn: day(0) })
      await confirmArrival(as(staff, now), { shipmentId: id, arrivedOn: day(0) })
      await releaseDocuments(as(staff, now), { shipmentId: id })
    }
    expect((await goodsOf(trade.guest, trade.orderSerial ?? 0, now)).stage).toBe('ARRIVED')
    expect((await readGates(db, trade.orderId)).documents_released).toEqual(now)
    expect(
      await db.mailMessage.count({
        where: {
          toAddress: trade.buyer.kind === 'member' ? trade.buyer.email : '',
          template: 'goods-sent',
        },
      }),
    ).toBe(2)
  })

  it('refuse, at its field, an action without pieces for it, and nothing is written', async () => {
    expect(await complaintsOf(countMade(as(staff, now), { lineId, made: '5' }))).toHaveProperty(
      'made',
    )
    await atInspection(400)
    expect(
      await complaintsOf(inspectLot(as(staff, now), inspection({ lot: '401' }))),
    ).toHaveProperty('lot')
    expect(
      await complaintsOf(inspectLot(as(staff, now), inspection({ lot: '400', major: '51' }))),
    ).toHaveProperty('major')
    expect(await complaintsOf(sendShipment(as(staff, now), shipment(1)))).toHaveProperty('pieces_1')
    expect(await complaintsOf(sendShipment(as(staff, now), shipment(0)))).toHaveProperty('pieces_1')
    expect(
      await complaintsOf(
        sendShipment(as(staff, now), shipment(1, { grossKg_1: '0.5', heightCm_1: '' })),
      ),
    ).toHaveProperty('heightCm_1')
    expect(await complaintsOf(countMade(as(staff, now), { lineId, made: '501' }))).toHaveProperty(
      'made',
    )
    expect(await line()).toMatchObject({ made: 400, ready: 0, shipped: 0 })
    expect(await db.inspection.count({ where: { lineId } })).toBe(0)
    expect(
      await failure(
        goodsOf({ kind: 'guest', linkedRequestIds: [randomUUID()] }, trade.orderSerial ?? 0, now),
      ),
    ).toBeInstanceOf(NotFoundError)
  })

  it('are inspected tightened after two rejected lots, and not at all after five more until a correction', async () => {
    await atInspection(500)
    let number = 0
    const rejected = (count: number) =>
      db.inspection.createMany({
        data: Array.from({ length: count }, () => {
          number += 1
          return {
            lineId,
            key: randomUUID(),
            number,
            lot: 50,
            aqlMajor: '2.5',
            aqlMinor: '4.0',
            sample: 13,
            acceptMajor: 0,
            acceptMinor: 1,
            critical: 0,
            major: 1,
            minor: 0,
            verdict: 'REWORK' as const,
            isAgain: false,
            findings: '',
            inspector: 'Wei Chen',
            by: 'Lin',
            at: new Date(now.getTime() - (100 - number) * 60_000),
          }
        }),
      })
    await rejected(2)
    // Three major findings in fifty are accepted by the normal plan.
    expect(await inspectLot(as(staff, now), inspection({ major: '3' }))).toEqual({
      verdict: 'REWORK',
    })
    const [last] = (await goodsOf(staff, trade.orderSerial ?? 0, now)).lines[0]?.inspections ?? []
    expect(last).toMatchObject({ severity: 'TIGHTENED', sample: 50, acceptMajor: 2 })
    number += 1
    await rejected(5)
    await advanceLine(as(staff, now), { lineId, to: 'INSPECTION' })
    expect(await complaintsOf(inspectLot(as(staff, now), inspection()))).toHaveProperty('change')
    const measures = 'The bath was renewed and its temperature is logged.'
    await resumeInspection(as(staff, now), { serial: trade.orderSerial, measures })
    await resumeInspection(as(staff, now), { serial: trade.orderSerial, measures })
    expect(await inspectLot(as(staff, now), inspection())).toEqual({ verdict: 'ACCEPTED' })
  })

  it('never leave twice: of simultaneous shipments, as many go as are ready', async () => {
    await atInspection(500)
    const balance = await db.paymentPart.findFirstOrThrow({
      where: { orderId: trade.orderId ?? '', gate: 'ready_to_ship' },
    })
    const isOwed = async () => (await partStandings(db, [balance.id])).get(balance.id)?.isPayable
    expect(await isOwed()).toBe(false)
    await inspectLot(as(staff, now), inspection())
    expect(await isOwed()).toBe(true)
    const attempts = Array.from({ length: 4 }, () => sendShipment(as(staff, now), shipment(150)))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await line()).toMatchObject({ shipped: 450 })
    const numbers = await db.shipment.findMany({
      where: { orderId: trade.orderId },
      orderBy: { number: 'asc' },
    })
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3])
    // The database guards it, whoever writes.
    await expect(
      db.$executeRaw`UPDATE order_line SET shipped = 501 WHERE id = ${lineId}::uuid`,
    ).rejects.toThrow(/order_line_pieces/)
    // The same form, sent twice at once.
    const twice = shipment(50)
    const both = await Promise.all([
      sendShipment(as(staff, now), twice),
      sendShipment(as(staff, now), twice),
    ])
    expect(both).toEqual([{ number: 4 }, { number: 4 }])
    expect(await line()).toMatchObject({ shipped: 500 })
  })

  it('keep the old day, the new one and the reason, and notify the buyer', async () => {
    const before = await goodsOf(trade.guest, trade.orderSerial ?? 0, now)
    const promisedDay = before.lines[0]?.promised ?? ''
    expect(promisedDay > day(30)).toBe(true)
    const later = { lineId, day: day(80), cause: 'materials', note: 'The mill is late.' }
    await moveDay(as(staff, now), later)
    await moveDay(as(staff, now), later)
    const [movedLine] = (await goodsOf(trade.guest, trade.orderSerial ?? 0, now)).lines
    expect(movedLine).toMatchObject({ promised: promisedDay, expected: day(80) })
    expect(movedLine?.lateDays).toBeGreaterThan(0)
    expect(movedLine?.moves).toMatchObject([{ from: promisedDay, to: day(80), cause: 'materials' }])
    expect(
      await db.mailMessage.count({
        where: {
          template: 'day-moved',
          dedupeKey: { startsWith: 'day-moved' },
          subject: { contains: 'ready on' },
        },
      }),
    ).toBe(1)
    expect(await complaintsOf(moveDay(as(staff, now), { ...later, day: day(-1) }))).toHaveProperty(
      'day',
    )
  })

  it('wait for the deposit', async () => {
    await db.order.update({
      where: { id: trade.orderId },
      data: { state: 'AWAITING_DEPOSIT', confirmedAt: null },
    })
    expect(
      await complaintsOf(advanceLine(as(staff, now), { lineId, to: 'MATERIALS' })),
    ).toHaveProperty('change')
  })
})
