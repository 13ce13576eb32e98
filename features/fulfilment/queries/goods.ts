import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { packedGoods } from '@/features/catalog/queries/packed-goods'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { addWorkingDays, workingDaysBetween } from '@/features/company/rules/calendar'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { STANDING } from '../commands/hold-goods'
import { cartonSums, type CartonSums } from '../rules/cartons'
import type { InspectionMode, InspectionSeverity } from '../rules/aql'
import { modeOf } from './inspection-mode'
import { orderStage, stageOf, type GoodsFacts, type LineStage } from '../rules/goods-life'

/** The goods of an order as both sides see them. Days are `YYYY-MM-DD`. */
export interface GoodsView {
  orderId: string
  serial: number
  state: GoodsFacts['order']
  /** on hold: nothing moves on and nothing leaves */
  isHeld: boolean
  /** stage of the line that is furthest behind; null for an order without goods */
  stage: LineStage | null
  lines: GoodsLine[]
  shipments: ShipmentView[]
  /** how strictly the next lot of this buyer is inspected, given earlier lots */
  mode: InspectionMode
  /** the limits used last, as defaults of the next form */
  limits: { major: string; minor: string } | null
}

export interface GoodsLine extends Omit<GoodsFacts, 'order' | 'isHeld'> {
  id: string
  /** of the line in the signed document */
  lineId: string
  position: number
  title: string
  sku: string | null
  at: LineStage
  /** the promised day; null until production can be planned */
  promised: string | null
  /** the expected day */
  expected: string | null
  /** working days of delay against the promised day; 0 without delay */
  lateDays: number
  moves: { from: string; to: string; cause: string; note: string; by: string; at: Date }[]
  inspections: InspectionView[]
  /** how it is packed according to the catalog; null where that isn’t known */
  packing: {
    perCarton: number
    unitGrams: string
    grossGrams: number
    lengthMm: number
    widthMm: number
    heightMm: number
  } | null
  /** decimal; null where it isn’t known */
  unitGrams: string | null
}

export interface InspectionView {
  id: string
  number: number
  lot: number
  sample: number
  aqlMajor: string
  aqlMinor: string
  critical: number
  major: number
  minor: number
  acceptMajor: number
  acceptMinor: number
  verdict: 'ACCEPTED' | 'REWORK'
  severity: InspectionSeverity
  isAgain: boolean
  findings: string
  inspector: string
  at: Date
  photos: { id: string; name: string; isPicture: boolean }[]
}

export interface ShipmentView {
  id: string
  number: number
  carrier: string
  tracking: string
  pallets: number
  shippedOn: string
  dueOn: string | null
  arrivedOn: string | null
  releasedAt: Date | null
  sums: CartonSums
  contents: { title: string; pieces: number }[]
}

const include = {
  revision: { select: { document: true } },
  holds: { where: { releasedAt: null }, select: { id: true } },
  lines: {
    where: STANDING,
    orderBy: { position: 'asc' },
    include: {
      moves: { orderBy: { at: 'desc' } },
      inspections: {
        orderBy: { number: 'desc' },
        include: { photos: { include: { attachment: true } } },
      },
    },
  },
  shipments: {
    orderBy: { number: 'asc' },
    include: { cartons: { orderBy: { fromNumber: 'asc' } } },
  },
} as const satisfies Prisma.OrderInclude

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/**
 * Where the goods of an order are.
 * @throws NotFoundError also for somebody else’s order
 */
export async function goodsOf(actor: Actor, serial: number, now: Date): Promise<GoodsView> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    include,
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const document = quoteDocumentSchema.safeParse(order.revision.document)
  const signedLines = new Map((document.data?.draft.lines ?? []).map((line) => [line.id, line]))
  const [calendar, packed, last, mode] = await Promise.all([
    factoryCalendar(),
    packedGoods(
      order.lines.map(({ sku, quantity }) => ({ code: sku ?? '', pieces: quantity })),
      false,
    ),
    db.inspection.findFirst({
      where: { line: { order: { companyId: order.companyId } } },
      orderBy: { at: 'desc' },
      select: { aqlMajor: true, aqlMinor: true },
    }),
    modeOf(db, order.companyId),
  ])
  const today = factoryDay(now)
  const lines = order.lines.map((line, i): GoodsLine => {
    const promisedDay =
      dayOf(line.promisedOn) ??
      (order.confirmedAt
        ? addWorkingDays(factoryDay(order.confirmedAt), line.leadTimeDays, calendar).day
        : null)
    const expected = dayOf(line.expectedOn) ?? promisedDay
    // What should be ready by now and isn’t won't be ready before today.
    const likely = expected && line.ready < line.quantity && expected < today ? today : expected
    const goods = packed[i]
    return {
      ...line,
      at: stageOf(line),
      promised: promisedDay,
      expected,
      lateDays:
        promisedDay && likely && likely > promisedDay
          ? workingDaysBetween(promisedDay, likely, calendar)
          : 0,
      moves: line.moves.map(({ from, to, ...move }) => ({
        ...move,
        from: dayOf(from) ?? '',
        to: dayOf(to) ?? '',
      })),
      inspections: line.inspections.map(({ photos, ...inspection }) => ({
        ...inspection,
        photos: photos.map(({ attachment }) => ({
          id: attachment.id,
          name: attachment.fileName,
          isPicture: attachment.contentType.startsWith('image/'),
        })),
      })),
      packing: goods?.carton
        ? { ...goods.carton, perCarton: goods.carton.pieces, unitGrams: goods.unitGrams }
        : null,
      unitGrams: signedLines.get(line.lineId)?.unitWeightGrams ?? goods?.unitGrams ?? null,
    }
  })
  const title = new Map(lines.map((line) => [line.id, line.title]))
  return {
    orderId: order.id,
    serial,
    state: order.state,
    isHeld: order.holds.length > 0,
    stage: orderStage(lines),
    lines,
    mode,
    limits: limitsOf(last),
    shipments: order.shipments.map(({ cartons, ...shipment }) => {
      const contents = new Map<string, number>()
      for (const { lineId, fromNumber, toNumber, pieces } of cartons)
        contents.set(lineId, (contents.get(lineId) ?? 0) + (toNumber - fromNumber + 1) * pieces)
      return {
        ...shipment,
        shippedOn: dayOf(shipment.shippedOn) ?? '',
        dueOn: dayOf(shipment.dueOn),
        arrivedOn: dayOf(shipment.arrivedOn),
        sums: cartonSums(cartons),
        contents: [...contents].map(([id, pieces]) => ({ title: title.get(id) ?? '', pieces })),
      }
    }),
  }
}

const limitsOf = (last: { aqlMajor: string; aqlMinor: string } | null) =>
  last ? { major: last.aqlMajor, minor: last.aqlMinor } : null
