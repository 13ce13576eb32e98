import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { goodsLines, piecesIn } from '@/features/fulfilment/rules/shipment-share'
import { orderReceipts } from '@/features/ledger/queries/order-receipts'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import {
  exportRows,
  EXPORT_COLUMNS,
  receivedByShipment,
  type ExportedShipment,
  type ExportLack,
} from '../rules/export-refund'
import { formatPaperNumber } from '../rules/paper-number'
import { exportLineSchema, paperDocumentSchema, type ExportLine } from '../schema'

const include = {
  lines: { orderBy: { position: 'asc' } },
  revision: { select: { ...AGREED, acceptance: { select: { picks: true } } } },
  shipments: {
    orderBy: { number: 'asc' },
    include: {
      cartons: true,
      declaration: true,
      papers: { where: { kind: 'COMMERCIAL_INVOICE' } },
    },
  },
} as const satisfies Prisma.OrderInclude
type Stored = Prisma.OrderGetPayload<{ include: typeof include }>

const day = (at: Date): string => at.toISOString().slice(0, 10)

/** Charges that aren't part of the FOB price. */
const BEYOND_BOARD = new Set(['freight', 'insurance', 'duty', 'premium'])

function invoiceOf({ papers }: Stored['shipments'][number]): ExportedShipment['invoice'] {
  const paper = papers[0]
  if (!paper) return null
  const { totalMinor, charges, issuedOn } = paperDocumentSchema.parse(paper.document)
  return {
    number: formatPaperNumber(paper.series, paper.year, paper.serial),
    issuedOn,
    totalMinor,
    fobMinor: charges.reduce(
      (sum, { code, amountMinor }) => (BEYOND_BOARD.has(code) ? sum - amountMinor : sum),
      totalMinor,
    ),
  }
}

/** A shipment with the entries of its form. */
export interface ExportFacts extends ExportedShipment {
  shipmentId: string
  /** of the declaration; 0 where none is entered */
  version: number
  /** of the order's lines, in the order of `lines` */
  positions: readonly number[]
}

/** Every shipment of the given orders, with its declaration, its invoice and what was received for it. */
export async function exportFacts(
  database: Prisma.TransactionClient,
  where: Prisma.OrderWhereInput,
): Promise<ExportFacts[]> {
  const orders = await database.order.findMany({ where, include, orderBy: { serial: 'asc' } })
  const receipts = await orderReceipts(
    database,
    orders.map(({ id }) => id),
  )
  return orders.flatMap((order) => {
    const { draft } = agreedDocument(order.revision)
    const lineIds = new Map(order.lines.map(({ id, lineId }) => [id, lineId]))
    const positions = new Map(order.lines.map(({ lineId, position }) => [lineId, position]))
    const theirs = receipts.filter(
      ({ orderId, currency }) => orderId === order.id && currency === order.currency,
    )
    const invoices = order.shipments.map(invoiceOf)
    const received = receivedByShipment(
      theirs,
      invoices.map((invoice) => invoice?.totalMinor ?? 0),
    )
    return order.shipments.map((shipment, i): ExportFacts => {
      const pieces = piecesIn([shipment], lineIds)
      const lines = goodsLines({ draft }).filter(({ id }) => (pieces.get(id) ?? 0) > 0)
      const { declaration } = shipment
      return {
        shipmentId: shipment.id,
        version: declaration?.version ?? 0,
        orderSerial: order.serial,
        number: shipment.number,
        shippedOn: day(shipment.shippedOn),
        destination: draft.destination,
        incoterm: draft.incoterm,
        currency: order.currency,
        invoice: invoices[i] ?? null,
        declaration: declaration && {
          number: declaration.number,
          declaredOn: day(declaration.declaredOn),
          fobMinor: Number(declaration.fobMinor),
          cnyRate: declaration.cnyRate,
          cnyRateOn: declaration.cnyRateOn && day(declaration.cnyRateOn),
          cnyRateSource: declaration.cnyRateSource,
          lines: keptLines(declaration.lines),
        },
        lines: lines.map(({ id, title, hsCode, unitPriceMinor }) => ({
          lineId: id,
          title,
          hsCode: hsCode ?? null,
          pieces: pieces.get(id) ?? 0,
          netGrams: netGramsOf(shipment, id, lineIds),
          amountMinor: (pieces.get(id) ?? 0) * unitPriceMinor,
        })),
        positions: lines.map(({ id }) => positions.get(id) ?? 0),
        receipts: theirs.map(({ day: on, amountMinor }) => ({ day: on, amountMinor })),
        receivedMinor: received[i] ?? 0,
      }
    })
  })
}

/** The lines stored with a declaration. */
export const keptLines = (lines: Prisma.JsonValue): ExportLine[] =>
  z.array(exportLineSchema).parse(lines)

const netGramsOf = (
  { cartons }: Stored['shipments'][number],
  lineId: string,
  lineIds: ReadonlyMap<string, string>,
): number =>
  cartons.reduce(
    (sum, { lineId: of, fromNumber, toNumber, netGrams }) =>
      lineIds.get(of) === lineId ? sum + (toNumber - fromNumber + 1) * netGrams : sum,
    0,
  )

/** A shipment, and what is missing in its rows of the refund's file. */
export interface OrderExport extends ExportFacts {
  lacks: readonly ExportLack[]
}

/** The shipments of an order as the refund of export tax sees them, for actors who enter declarations. */
export async function exportsOf(actor: Actor, serial: number): Promise<OrderExport[]> {
  authorize(actor, 'export.record')
  const facts = await exportFacts(db, { serial })
  return facts.map((each) => ({
    ...each,
    lacks: [...new Set(exportRows(each).flatMap(({ lacks }) => lacks))],
  }))
}

/**
 * The rows of the file for the refund of export tax, with their head: lines of shipments declared in a month, and of
 * those that left in it and aren't declared yet.
 * @param month `YYYY-MM`
 */
export async function* exportRefundRows(
  actor: Actor,
  month: string,
): AsyncGenerator<readonly string[]> {
  authorize(actor, 'ledger.read')
  yield EXPORT_COLUMNS
  for (const shipment of await declaredIn(month))
    for (const { cells } of exportRows(shipment)) yield cells
}

async function declaredIn(month: string): Promise<ExportFacts[]> {
  const from = new Date(`${month}-01T00:00:00Z`)
  const before = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
  const within = { gte: from, lt: before }
  const facts = await exportFacts(db, {
    shipments: {
      some: {
        OR: [{ declaration: { declaredOn: within } }, { declaration: null, shippedOn: within }],
      },
    },
  })
  return facts
    .filter(({ declaration, shippedOn }) =>
      (declaration?.declaredOn ?? shippedOn).startsWith(month),
    )
    .toSorted(
      (a, b) =>
        Number(a.declaration === null) - Number(b.declaration === null) ||
        (a.declaration?.number ?? '').localeCompare(b.declaration?.number ?? ''),
    )
}

/** How many shipments of a month are declared, and how many rows are incomplete. */
export interface ExportMonth {
  month: string
  shipments: number
  rows: number
  /** rows that are incomplete */
  lacking: number
}

/**
 * A month of exports in summary.
 * @param month `YYYY-MM`
 */
export async function exportMonth(actor: Actor, month: string): Promise<ExportMonth> {
  authorize(actor, 'ledger.read')
  const shipments = await declaredIn(month)
  const rows = shipments.flatMap((each) => exportRows(each))
  return {
    month,
    shipments: shipments.length,
    rows: rows.length,
    lacking: rows.filter(({ lacks }) => lacks.length > 0).length,
  }
}
