import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { releaseDocuments } from '@/features/fulfilment/commands/end-shipment'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { tradePaperRows } from '@/documents/trade-paper-sheet'
import { companyAccount } from '@/features/ledger/queries/company-account'
import { recordExport } from '@/features/papers/commands/record-export'
import { exportMonth, exportRefundRows, exportsOf } from '@/features/papers/queries/exports'
import { EXPORT_COLUMNS } from '@/features/papers/rules/export-refund'
import { issueCreditNote } from '@/features/papers/commands/issue-credit-note'
import { issueStatement } from '@/features/papers/commands/issue-statement'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { openPaper } from '@/features/papers/commands/open-paper'
import { ownInvoiceTable } from '@/features/papers/queries/own-invoices'
import { OWN_INVOICE_LIST } from '@/features/papers/rules/own-invoice-list'
import { ownStatements, papersOf, papersToIssue } from '@/features/papers/queries/papers'
import { accountStatementSchema, paperDocumentSchema } from '@/features/papers/schema'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { formatOrderNumber } from '@/platform/numbers'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { allRows } from '@/tests/support/listed'
import { aMember } from '@/tests/support/a-member'
import { failure } from '@/tests/support/failure'
import { aTrade, confirmOrder, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'
import { inspectionEntries, shipmentEntries } from './entries'

// Two shipments of one order, and their papers.

const KEY = randomUUID()
let trade: Trade
let serial = 0
const shipments: string[] = []

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
  trade = await aTrade('ana@papers.example')
  serial = trade.orderSerial ?? 0
  const lineId = await confirmOrder(trade)
  await advanceLine(as(staff, now), { lineId, to: 'PRODUCTION' })
  await countMade(as(staff, now), { lineId, made: '500' })
  await advanceLine(as(staff, now), { lineId, to: 'INSPECTION' })
  await inspectLot(as(staff, now), inspectionEntries(lineId, { aqlMajor: '1.5' }))
  for (const pieces of [170, 330]) {
    await sendShipment(as(staff, now), shipmentEntries(serial, pieces))
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
  it('name what is missing before they are printed', async () => {
    const open = await papersToIssue(staff, serial, now)
    expect(open.map(({ kind, shipment }) => [kind, shipment])).toEqual([
      ['ORDER_CONFIRMATION', null],
      ['COMMERCIAL_INVOICE', 1],
      ['PACKING_LIST', 1],
      ['CERTIFICATE_OF_ORIGIN', 1],
      ['SHIPPING_INSTRUCTION', 1],
      ['COMMERCIAL_INVOICE', 2],
      ['PACKING_LIST', 2],
      ['CERTIFICATE_OF_ORIGIN', 2],
      ['SHIPPING_INSTRUCTION', 2],
    ])
    expect(open[1]?.lacks).toEqual(expect.arrayContaining(['mid', 'entry_port', 'importer_number']))
    const refused = await failure(
      issuePaper(as(staff, now), invoice(shipments[0], { sure: undefined })),
    )
    expect(refused).toBeInstanceOf(InvalidInputError)
    expect(await db.tradePaper.count()).toBe(0)
  })

  it('are numbered without gaps, also issued at once, and once for each kind', async () => {
    const calls = [
      ...Array.from({ length: 4 }, () => invoice(shipments[0])),
      ...Array.from({ length: 4 }, () => invoice(shipments[1])),
      ...['PACKING_LIST', 'CERTIFICATE_OF_ORIGIN', 'SHIPPING_INSTRUCTION'].flatMap((kind) =>
        shipments.map((id) => invoice(id, { kind })),
      ),
      { serial, kind: 'ORDER_CONFIRMATION', shipmentId: null, sure: 'on' },
    ]
    const numbers = await Promise.all(calls.map((each) => issuePaper(as(staff, now), each)))
    const invoices = new Set(numbers.slice(0, 8).map(({ number }) => number))
    expect([...invoices].sort()).toEqual(['CI-2026-00001', 'CI-2026-00002'])
    expect(await db.tradePaper.count()).toBe(9)
    const {
      id: _,
      document,
      ...taken
    } = await db.tradePaper.findFirstOrThrow({
      where: { series: 'CI', serial: 1 },
    })
    // An assigned number is never used again, and a shipment has no second invoice.
    const again = { ...taken, document: document as object }
    for (const change of [{ kind: 'CREDIT_NOTE' as const }, { serial: 9 }])
      expect(
        String(await failure(db.tradePaper.create({ data: { ...again, ...change } }))),
      ).toContain('Unique constraint failed')
  })

  it('that are invoices appear in their buyer’s account, found by their own number or the order’s', async () => {
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

  it('leave no gap in a series where issuing is rolled back', async () => {
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
    const outcomes = await Promise.allSettled([
      undone,
      ...trades.slice(1).map((each) => issuePaper(as(staff, now), issue(each))),
    ])
    expect(outcomes[0]?.status).toBe('rejected')
    const serials = await db.tradePaper.findMany({
      where: { series: 'OC', year: 2026 },
      orderBy: { serial: 'asc' },
    })
    expect(serials.map((each) => each.serial)).toEqual(serials.map((_, i) => i + 1))
  })

  it('add up to what was signed, piece by piece and to the cent', async () => {
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
      const pieces = paper.lines.reduce((sum, line) => sum + line.pieces, 0)
      expect(packing?.sums?.pieces).toBe(pieces)
      for (const kind of ['CERTIFICATE_OF_ORIGIN', 'SHIPPING_INSTRUCTION']) {
        const other = of(kind).find(({ shipment }) => shipment?.number === paper.shipment?.number)
        expect(other?.sums).toEqual(packing?.sums)
        expect(other?.lines.reduce((sum, line) => sum + line.pieces, 0)).toBe(pieces)
        expect(other?.totalMinor).toBe(0)
      }
      const rows = tradePaperRows(paper)
      const amounts = rows.flatMap((row) => (row.length === 7 ? [row[6]] : [])).slice(1)
      const [total] = amounts.slice(-1)
      const lines = amounts.slice(0, -1).map(Number)
      expect(total).toBe(paper.totalMinor / 100)
      expect(Math.round(lines.reduce((sum, each) => sum + each, 0) * 100)).toBe(paper.totalMinor)
    }
  })

  it('credit an invoice once, up to its total, and the books show it', async () => {
    const [paper] = (await papersOf(staff, serial)).filter(
      ({ kind }) => kind === 'COMMERCIAL_INVOICE',
    )
    const note = (change: object = {}) =>
      issueCreditNote(as(staff, now), {
        invoiceId: paper?.id,
        reason: 'claim',
        amount: '12.34',
        note: 'Two rings were scratched',
        key: KEY,
        ...change,
      })
    const owed = () =>
      companyAccount(db, trade.companyId, 'USD', { from: '2020-01-01', to: '2099-01-01' })
    const before = await owed()
    const [first, second] = await Promise.all([note(), note()])
    expect(first).toEqual(second)
    expect(first?.number).toBe('CN-2026-00001')
    const after = await owed()
    expect(after.closingMinor).toBe(before.closingMinor - 1_234)
    const tooMuch = await failure(note({ key: randomUUID(), amount: '999999.00' }))
    expect(tooMuch).toBeInstanceOf(InvalidInputError)
    const pdf = await openPaper(as(trade.guest, now), first?.id ?? '')
    expect(pdf.fileName).toBe('CN-2026-00001.pdf')
  })

  it('state an account from the books alone, as PDF and workbook, to its company and nobody else', async () => {
    const span = { from: '2026-01-01', to: '2026-11-24' }
    const account = { companyId: trade.companyId, currency: 'USD', ...span }
    expect(
      await failure(issueStatement(as(staff, now), { ...account, to: '2099-01-01' })),
    ).toBeInstanceOf(InvalidInputError)
    const { id, number } = await issueStatement(as(staff, now), account)
    expect(number).toBe('SA-2026-00001')
    const statement = accountStatementSchema.parse(
      (await db.tradePaper.findUniqueOrThrow({ where: { id } })).document,
    )
    const movement = statement.rows.reduce(
      (sum, { amountMinor }) => sum + amountMinor,
      statement.openingMinor,
    )
    expect(statement.closingMinor).toBe(movement)
    const open = statement.open.reduce((sum, { openMinor }) => sum + openMinor, 0)
    const all = await companyAccount(db, trade.companyId, 'USD', { ...span, to: '2099-01-01' })
    expect(all.closingMinor).toBe(open - statement.unappliedMinor)
    for (const format of ['pdf', 'xlsx'] as const) {
      const files = await Promise.all([1, 2].map(() => openPaper(as(staff, now), id, format)))
      expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
      expect(files[0]?.fileName).toBe(`${number}.${format}`)
    }
    await openPaper(as(trade.buyer, now), id)
    const other = aMember({ companyId: randomUUID() })
    for (const actor of [other, trade.guest])
      expect(await failure(openPaper(as(actor, now), id))).toBeInstanceOf(NotFoundError)
    expect((await ownStatements(trade.buyer)).map((each) => each.number)).toEqual([number])
    expect(await ownStatements(other)).toEqual([])
  })

  it('are matched with declaration, receipts and purchase for the export tax refund', async () => {
    const [first, second] = await exportsOf(staff, serial)
    expect(first?.lacks).toContain('declaration')
    expect(first?.invoice?.fobMinor).toBeLessThan(first?.invoice?.totalMinor ?? 0)
    const entered = {
      shipmentId: first?.shipmentId,
      version: '0',
      number: '530120260000 012345',
      declaredOn: '2026-11-24',
      fob: '150.00',
      cnyRate: '7.0815',
      cnyRateOn: '2026-11-02',
      cnyRateSource: 'central parity, a test',
      hsCode_1: '7117.19.0000',
      invoice_1: '26442000000012345678',
      net_1: '1,000.00',
      tax_1: '130.00',
    }
    const refused = async (change: object) => {
      const error = await failure(recordExport(as(staff, now), { ...entered, ...change }))
      return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
    }
    expect(await refused({ number: '12' })).toEqual(['number'])
    expect(await refused({ declaredOn: '2099-01-01' })).toEqual(['declaredOn'])
    expect(await refused({ fob: '-1', hsCode_1: '7117' })).toEqual(['fob', 'hsCode_1'])
    expect(await refused({ cnyRateOn: '', cnyRateSource: '' })).toContain('cnyRateOn')
    expect(await refused({ tax_1: '' })).toEqual(['invoice_1'])
    const saveOutcomes = await Promise.allSettled([
      recordExport(as(staff, now), entered),
      recordExport(as(staff, now), { ...entered, fob: '151.00' }),
    ])
    // The second is shown what was saved meanwhile.
    const stale = saveOutcomes.find((each) => each.status === 'rejected')
    expect(stale?.reason).toBeInstanceOf(StaleEntriesError)
    expect(stale?.reason.theirs).toMatchObject({
      number: '530120260000012345',
      hsCode_1: '7117190000',
    })
    expect(await refused({ shipmentId: second?.shipmentId })).toEqual(['number'])

    const rows: (readonly string[])[] = []
    for await (const row of exportRefundRows(staff, '2026-11')) rows.push(row)
    const [head, declared, open] = rows
    expect(head).toEqual(EXPORT_COLUMNS)
    const at = (row: readonly string[] | undefined, column: string) =>
      row?.[EXPORT_COLUMNS.findIndex((each) => each === column)]
    expect(at(declared, 'declaration_number')).toBe('530120260000012345')
    expect(at(declared, 'refund_cny')).toBe('130.00')
    expect(at(declared, 'lacks')).toBe('fob_differs; receipt; refund_rate_not_reviewed')
    expect(at(open, 'lacks')).toContain('declaration')
    expect(await exportMonth(staff, '2026-11')).toMatchObject({ shipments: 2, rows: 2, lacking: 2 })
  })

  it('stay the same bytes, and the buyer sees those handed over', async () => {
    const seen = async () =>
      (await papersOf(trade.guest, serial)).map(({ kind, shipment }) => [kind, shipment])
    expect(await seen()).not.toContainEqual(['PACKING_LIST', 1])
    await releaseDocuments(as(staff, now), { shipmentId: shipments[0] })
    expect(await seen()).toContainEqual(['PACKING_LIST', 1])
    const [, paper] = await papersOf(trade.guest, serial)
    const copies = await Promise.all(
      Array.from({ length: 3 }, () => openPaper(as(trade.guest, now), paper?.id ?? '')),
    )
    const [first] = copies
    expect(
      Buffer.from(first?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    for (const { bytes, sha256 } of copies) {
      expect(sha256).toBe(first?.sha256)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    const issuedPaper = await db.tradePaper.findFirstOrThrow({
      where: { shipmentId: shipments[1] ?? '', kind: 'PACKING_LIST' },
    })
    expect(await failure(openPaper(as(trade.guest, now), issuedPaper.id))).toBeInstanceOf(
      NotFoundError,
    )
    const stranger = { kind: 'guest' as const, linkedRequestIds: [randomUUID()] }
    expect(await failure(openPaper(as(stranger, now), paper?.id ?? ''))).toBeInstanceOf(
      NotFoundError,
    )
  })
})
