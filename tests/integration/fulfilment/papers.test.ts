import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { releaseDocuments } from '@/features/fulfilment/commands/end-shipment'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { openPaper } from '@/features/papers/commands/open-paper'
import { ownInvoiceTable } from '@/features/papers/queries/own-invoices'
import { papersOf, papersToIssue } from '@/features/papers/queries/papers'
import { OWN_INVOICE_LIST } from '@/features/papers/rules/own-invoice-list'
import { paperDocumentSchema } from '@/features/papers/schema'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { formatOrderNumber } from '@/platform/numbers'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { allRows } from '@/tests/support/listed'
import { failure } from '@/tests/support/failure'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// Two shipments of one order, and the papers that go with them.

let trade: Trade
let serial = 0
const shipments: string[] = []

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await db.user.create({
    data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF', emailVerified: true },
  })
  trade = await aTrade('ana@papers.example')
  serial = trade.orderSerial ?? 0
  await db.order.update({
    where: { id: trade.orderId },
    data: { state: 'CONFIRMED', confirmedAt: now },
  })
  const { id: lineId } = await db.orderLine.findFirstOrThrow({ where: { orderId: trade.orderId } })
  await advanceLine(as(staff, now), { lineId, to: 'PRODUCTION' })
  await countMade(as(staff, now), { lineId, made: '500' })
  await advanceLine(as(staff, now), { lineId, to: 'INSPECTION' })
  await inspectLot(as(staff, now), {
    lineId,
    key: randomUUID(),
    lot: '500',
    aqlMajor: '1.5',
    aqlMinor: '4.0',
    critical: '0',
    major: '0',
    minor: '0',
    inspector: 'Wei Chen',
    rework: 'PLATING',
  })
  for (const pieces of [170, 330]) {
    await sendShipment(as(staff, now), {
      serial,
      key: randomUUID(),
      carrier: 'DHL',
      tracking: 'JD014600006281',
      pallets: '1',
      shippedOn: '2026-11-24',
      pieces_1: String(pieces),
      perCarton_1: '100',
      unitGrams_1: '4.2',
      grossKg_1: '0.6',
      lengthCm_1: '30',
      widthCm_1: '20',
      heightCm_1: '20',
    })
  }
  shipments.push(
    ...(
      await db.shipment.findMany({
        where: { orderId: trade.orderId },
        orderBy: { number: 'asc' },
      })
    ).map(({ id }) => id),
  )
})
afterAll(stopBoss)

const invoice = (shipmentId: string | undefined, change: object = {}) => ({
  serial,
  kind: 'COMMERCIAL_INVOICE',
  shipmentId,
  sure: 'on',
  ...change,
})

describe('papers of an order', () => {
  it('name what they lack before they are printed', async () => {
    const open = await papersToIssue(staff, serial, now)
    expect(open.map(({ kind, shipment }) => [kind, shipment])).toEqual([
      ['ORDER_CONFIRMATION', null],
      ['COMMERCIAL_INVOICE', 1],
      ['PACKING_LIST', 1],
      ['COMMERCIAL_INVOICE', 2],
      ['PACKING_LIST', 2],
    ])
    expect(open[1]?.lacks).toEqual(expect.arrayContaining(['mid', 'entry_port', 'importer_number']))
    const refused = await failure(
      issuePaper(as(staff, now), invoice(shipments[0], { sure: undefined })),
    )
    expect(refused).toBeInstanceOf(InvalidInputError)
    expect(await db.tradePaper.count()).toBe(0)
  })

  it('are numbered without gaps, however many are issued at once, and once of a kind', async () => {
    const asked = [
      ...Array.from({ length: 4 }, () => invoice(shipments[0])),
      ...Array.from({ length: 4 }, () => invoice(shipments[1])),
      ...shipments.map((id) => invoice(id, { kind: 'PACKING_LIST' })),
      { serial, kind: 'ORDER_CONFIRMATION', shipmentId: null, sure: 'on' },
    ]
    const numbers = await Promise.all(asked.map((each) => issuePaper(as(staff, now), each)))
    const invoices = new Set(numbers.slice(0, 8).map(({ number }) => number))
    expect([...invoices].sort()).toEqual(['CI-2026-00001', 'CI-2026-00002'])
    expect(await db.tradePaper.count()).toBe(5)
  })

  it('that are invoices stand in their buyer’s account, found by their own number or the order’s', async () => {
    const of = async (actor: Actor, q?: string) => {
      const rows = await allRows(OWN_INVOICE_LIST, await ownInvoiceTable(actor), q ? { q } : {})
      return rows.map(({ number }) => number)
    }
    expect(await of(trade.buyer)).toEqual(
      expect.arrayContaining(['CI-2026-00001', 'CI-2026-00002']),
    )
    expect(await of(trade.buyer, ' ci-2026-00002 ')).toEqual(['CI-2026-00002'])
    expect(await of(trade.buyer, formatOrderNumber(serial))).toHaveLength(2)
    expect(await of(trade.buyer, 'OC-2026-00001')).toEqual([])
    const { buyer: stranger } = await aTrade('else@papers.example')
    expect(await of(stranger)).toEqual([])
  })

  it('keep a series without gaps where issuing is undone', async () => {
    const another = (n: number) => aTrade(`series-${n}@papers.example`)
    const trades = [await another(1), await another(2), await another(3)]
    const issue = (each: Trade) => ({
      serial: each.orderSerial ?? 0,
      kind: 'ORDER_CONFIRMATION',
      shipmentId: null,
      sure: 'on',
    })
    const undone = db.$transaction(async (tx) => {
      await issuePaper({ ...as(staff, now), transaction: tx }, issue(trades[0] as Trade))
      throw new Error('undone')
    })
    const done = await Promise.allSettled([
      undone,
      ...trades.slice(1).map((each) => issuePaper(as(staff, now), issue(each))),
    ])
    expect(done[0]?.status).toBe('rejected')
    const serials = await db.tradePaper.findMany({
      where: { series: 'OC', year: 2026 },
      orderBy: { serial: 'asc' },
    })
    expect(serials.map((each) => each.serial)).toEqual(serials.map((_, i) => i + 1))
  })

  it('come to what was signed, piece by piece and to the cent', async () => {
    const papers = (await db.tradePaper.findMany({ where: { orderId: trade.orderId } })).map(
      ({ document }) => paperDocumentSchema.parse(document),
    )
    const of = (kind: string) => papers.filter((paper) => paper.kind === kind)
    const total = (kind: string) => of(kind).reduce((sum, paper) => sum + paper.totalMinor, 0)
    expect(total('COMMERCIAL_INVOICE')).toBe(trade.document.totalMinor)
    expect(total('ORDER_CONFIRMATION')).toBe(trade.document.totalMinor)
    for (const paper of of('COMMERCIAL_INVOICE')) {
      const packing = of('PACKING_LIST').find(
        ({ shipment }) => shipment?.number === paper.shipment?.number,
      )
      expect(packing?.sums?.pieces).toBe(paper.lines.reduce((sum, { pieces }) => sum + pieces, 0))
    }
  })

  it('are the same bytes ever since, and of a buyer’s what was handed over', async () => {
    const seen = async () =>
      (await papersOf(trade.guest, serial)).map(({ kind, shipment }) => [kind, shipment])
    expect(await seen()).not.toContainEqual(['PACKING_LIST', 1])
    await releaseDocuments(as(staff, now), { shipmentId: shipments[0] })
    expect(await seen()).toContainEqual(['PACKING_LIST', 1])
    const [, paper] = await papersOf(trade.guest, serial)
    const opened = await Promise.all(
      Array.from({ length: 3 }, () => openPaper(as(trade.guest, now), paper?.id ?? '')),
    )
    const [first] = opened
    expect(
      Buffer.from(first?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    for (const { bytes, sha256 } of opened) {
      expect(sha256).toBe(first?.sha256)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    const held = await db.tradePaper.findFirstOrThrow({
      where: { shipmentId: shipments[1] ?? '', kind: 'PACKING_LIST' },
    })
    expect(await failure(openPaper(as(trade.guest, now), held.id))).toBeInstanceOf(NotFoundError)
    const stranger = { kind: 'guest' as const, linkedRequestIds: [randomUUID()] }
    expect(await failure(openPaper(as(stranger, now), paper?.id ?? ''))).toBeInstanceOf(
      NotFoundError,
    )
  })
})
