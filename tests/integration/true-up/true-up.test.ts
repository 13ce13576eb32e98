import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderAccount, type OrderAccountKind } from '@/features/ledger/rules/accounts'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { getOrder } from '@/features/orders/queries/orders'
import { recordEntry } from '@/features/true-up/commands/record-entry'
import { refundDuty } from '@/features/true-up/commands/refund-duty'
import { paidLayers } from '@/features/true-up/queries/paid-duty'
import { draftChange, publishChangeSet } from '@/features/tariffs/commands/change-sets'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { shipmentsToEnter, trueUpsOf } from '@/features/true-up/queries/true-ups'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { plainAmount } from '@/platform/money'
import { aColleague } from '@/tests/support/a-colleague'
import { as, noon } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade, confirmOrder, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// 500 rings under floating terms, in two shipments: what customs charged at entry is settled in the
// books.

const today = now.toISOString().slice(0, 10)
let trade: Trade

/** Makes all pieces ready and ships some of them. */
async function sent(pieces: number): Promise<string> {
  await db.orderLine.updateMany({
    where: { orderId: trade.orderId },
    data: { made: 500, ready: 500 },
  })
  const { number } = await sendShipment(as(staff, now), {
    serial: trade.orderSerial,
    key: randomUUID(),
    carrier: 'DHL',
    pallets: '0',
    shippedOn: today,
    pieces_1: String(pieces),
    perCarton_1: '100',
    unitGrams_1: '4.2',
    grossKg_1: '1.2',
    lengthCm_1: '30',
    widthCm_1: '20',
    heightCm_1: '20',
  })
  const shipment = await db.shipment.findFirstOrThrow({
    where: { orderId: trade.orderId, number },
  })
  return shipment.id
}
const balance = (kind: OrderAccountKind) =>
  accountBalance(db, orderAccount(kind, trade.orderId, 'USD'))
const entryOf = async (shipmentId: string, factor = 1) => {
  const open = await shipmentsToEnter(staff, trade.orderSerial ?? 0)
  const lines = open.find((each) => each.shipmentId === shipmentId)?.lines ?? []
  return {
    shipmentId,
    entryNumber: `ABC-${randomUUID().slice(0, 8)}`,
    enteredOn: today,
    importer: 'HOUSE',
    ...Object.fromEntries(
      lines.flatMap(({ position, signed }) => [
        [`declared_${position}`, plainAmount(Math.round(signed.valueMinor * factor))],
        [`hsCode_${position}`, signed.hsCode],
        [`origin_${position}`, signed.origin],
      ]),
    ),
  }
}

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
  trade = await aTrade(`${randomUUID()}@true-up.example`)
  await confirmOrder(trade)
})
afterAll(stopBoss)

describe('the duty of an order', () => {
  it('is settled by what was entered: billed, credited, booked, told once', async () => {
    expect(trade.document.duty.bornBy).toBe('seller')
    const first = await sent(300)
    const heldMinor = -(await balance('TARIFF_HELD'))
    expect(heldMinor).toBeGreaterThan(0)

    const dearer = await entryOf(first, 2)
    const { differenceMinor } = await recordEntry(as(staff, now), dearer)
    expect(differenceMinor).toBeGreaterThan(0)
    expect(await recordEntry(as(staff, now), dearer)).toEqual({ differenceMinor })
    expect(await balance('TARIFF_HELD')).toBe(0)
    expect(await balance('REVENUE')).toBe(-heldMinor)
    expect(await balance('TRUE_UP')).toBe(-differenceMinor)
    const order = await getOrder(trade.guest, trade.orderSerial ?? 0)
    expect(order.parts.at(-1)).toMatchObject({
      kind: 'TRUE_UP',
      gate: 'billed',
      state: 'due',
      amountMinor: differenceMinor,
      openMinor: differenceMinor,
    })
    const { entries } = await trueUpsOf(trade.guest, trade.orderSerial ?? 0)
    const { byFactsMinor = 0, byRulesMinor = 0 } = entries[0]?.document ?? {}
    expect(byFactsMinor).toBeGreaterThan(0)
    // Each entry pays its own minimum fee.
    expect(byFactsMinor + byRulesMinor).toBe(differenceMinor)
    expect(await db.mailMessage.count({ where: { dedupeKey: `true-up:${entries[0]?.id}` } })).toBe(
      1,
    )

    // The part is paid like any other.
    const partId = order.parts.at(-1)?.id ?? ''
    const payment = await db.payment.create({
      data: {
        partId,
        attempt: 1,
        state: 'SUCCEEDED',
        amountMinor: differenceMinor,
        currency: 'USD',
      },
    })
    await inTransaction(as(staff, now), (_, within) =>
      receiveMoney(within, {
        partId,
        amountMinor: differenceMinor,
        currency: 'USD',
        into: houseAccount('STRIPE_CLEARING', 'USD'),
        cause: { kind: 'payment.received', id: payment.id },
      }),
    )
    expect((await getOrder(trade.guest, trade.orderSerial ?? 0)).parts.at(-1)?.state).toBe('paid')

    const second = await sent(200)
    const openMinor = async () =>
      (await getOrder(trade.guest, trade.orderSerial ?? 0)).parts
        .filter(({ state }) => state !== 'waiting')
        .reduce((sum, part) => sum + part.openMinor, 0)
    const before = await openMinor()
    const cheaper = await recordEntry(as(staff, now), await entryOf(second, 0.5))
    expect(cheaper.differenceMinor).toBeLessThan(0)
    const dueBack = -(await balance('REFUND_DUE'))
    expect(before - (await openMinor()) + dueBack).toBe(-cheaper.differenceMinor)
    expect(await balance('TRUE_UP')).toBe(-differenceMinor - cheaper.differenceMinor)
    const { surchargeMinor } = trade.document
    expect(await balance('REVENUE')).toBe(-surchargeMinor)
  })

  it('that is refunded later is divided over all entries in one step, once per decision', async () => {
    const { entries } = await trueUpsOf(trade.guest, trade.orderSerial ?? 0)
    const programme = entries[0]?.document.rows.find(({ actual }) => actual)?.programme ?? ''
    const question = { programme, from: today, to: today, percent: 100 }
    const found = await paidLayers(staff, question)
    expect(found).toHaveLength(2)
    const total = found.reduce((sum, { paidMinor }) => sum + paidMinor, 0)
    const decision = {
      ...question,
      percent: '100',
      cause: 'RULING',
      reference: 'CIT 26-00001 (test)',
      decidedOn: today,
    }
    const trueUp = await balance('TRUE_UP')
    expect(await refundDuty(as(staff, now), decision)).toEqual({ entries: 2 })
    expect(await refundDuty(as(staff, now), decision)).toEqual({ entries: 0 })
    // Floating terms: all of it is the buyer’s.
    expect(await balance('TRUE_UP')).toBe(trueUp + total)
    expect(await paidLayers(staff, question)).toEqual([])
    const shared = await db.dutyRefund.findMany({ where: { entry: { orderId: trade.orderId } } })
    expect(shared.map(({ buyerMinor, amountMinor }) => buyerMinor === amountMinor)).toEqual([
      true,
      true,
    ])
    await expect(db.$executeRaw`UPDATE duty_refund SET "buyerMinor" = 0`).rejects.toThrow(
      /written once|permission denied/,
    )
  })

  it('is settled by the rules of the day of entry where they changed between, with the change named', async () => {
    trade = await aTrade(`${randomUUID()}@true-up.example`)
    await confirmOrder(trade)
    const shipmentId = await sent(500)
    const on = '2026-12-01'
    const { serial } = await draftChange(as(staff, noon(today)), {
      kind: 'supersede_measure',
      measureId: 's301-list4a',
      on,
      percent: '25',
      source: 'a test notice',
    })
    const { version } = await rulesInForce()
    await publishChangeSet(as({ ...staff, userId: 'wei', name: 'Wei' } as typeof staff, now), {
      serial,
      expectedVersion: version,
      reason: 'the notice took effect',
    })
    const later = noon('2026-12-02')
    const { differenceMinor } = await recordEntry(as(staff, later), {
      ...(await entryOf(shipmentId)),
      enteredOn: on,
    })
    // 500 rings at USD 1.00 of 7117.19.90: 7.5% became 25%, and the goods were declared as signed.
    expect(differenceMinor).toBe(8_750)
    const { entries } = await trueUpsOf(trade.guest, trade.orderSerial ?? 0)
    expect(entries[0]?.document).toMatchObject({
      byRulesMinor: 8_750,
      byFactsMinor: 0,
      causes: [{ heading: '9903.88.15', source: 'a test notice', since: on }],
    })
    expect((await getOrder(trade.guest, trade.orderSerial ?? 0)).parts.at(-1)).toMatchObject({
      kind: 'TRUE_UP',
      openMinor: 8_750,
    })
  })

  it('is refused where it can’t be right, at its field', async () => {
    const other = await aTrade(`${randomUUID()}@true-up.example`)
    trade = other
    await confirmOrder(other)
    const entry = await entryOf(await sent(100))
    const complaints = async (change: object) => {
      const error = await failure(recordEntry(as(staff, now), { ...entry, ...change }))
      if (!(error instanceof InvalidInputError)) throw error
      return Object.keys(error.fieldErrors)
    }
    expect(await complaints({ enteredOn: '2026-01-01' })).toEqual(['enteredOn'])
    expect(await complaints({ enteredOn: '2099-01-01' })).toEqual(['enteredOn'])
    expect(await complaints({ declared_1: '-5', hsCode_1: 'rings' })).toEqual([
      'declared_1',
      'hsCode_1',
    ])
    expect(await complaints({ hsCode_1: '9999.99' })).toEqual(['hsCode_1'])
    expect(await db.customsEntry.count({ where: { orderId: other.orderId } })).toBe(0)
  })

  it('leaves the books consistent', async () => {
    expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
  })
})
