import 'server-only'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import type { QuoteDocument } from '@/features/quotes/schema'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import type { OrderLine } from '@/platform/db/generated/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import {
  afterDeed,
  goodsRefusal,
  type GoodsDeed,
  type GoodsFacts,
  type GoodsRefusal,
} from '../rules/goods-life'

/** Lines still in the order: one that an amendment removed keeps its row, with no pieces. */
export const STANDING = { quantity: { gt: 0 } } as const satisfies Prisma.OrderLineWhereInput

export interface HeldOrder {
  id: string
  serial: number
  state: GoodsFacts['order']
  /** whether the order is on hold */
  isHeld: boolean
  requestId: string
  companyId: string
  /** current lines, each with its promised day */
  lines: OrderLine[]
  document: QuoteDocument
}

/**
 * Locks an order until the transaction ends, so that actions on its goods run one after the other
 * and each sees the one before it. The first of them records the promised days, by the current
 * calendar.
 * @throws NotFoundError
 */
export async function holdGoods(
  tx: Prisma.TransactionClient,
  where: { serial: number } | { lineId: string } | { shipmentId: string },
): Promise<HeldOrder> {
  const found = await tx.order.findFirst({
    where:
      'serial' in where
        ? { serial: where.serial }
        : 'lineId' in where
          ? { lines: { some: { id: where.lineId } } }
          : { shipments: { some: { id: where.shipmentId } } },
    select: { id: true },
  })
  if (!found) throw new NotFoundError(`goods of ${JSON.stringify(where)}`)
  await tx.$queryRaw`SELECT 1 FROM "order" WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`
  const { confirmedAt, ...order } = await readGoods(tx, { id: found.id })
  return {
    ...order,
    lines: confirmedAt ? await withPromises(tx, order.lines, confirmedAt) : order.lines,
  }
}

/** The current order without locking it. @throws NotFoundError */
export async function readGoods(
  database: Pick<Prisma.TransactionClient, 'order'>,
  where: { id: string } | { serial: number },
): Promise<HeldOrder & { confirmedAt: Date | null }> {
  const order = await database.order.findUnique({
    where,
    include: {
      quote: { select: { requestId: true } },
      holds: { where: { releasedAt: null }, select: { id: true } },
      revision: { select: AGREED },
      lines: { where: STANDING, orderBy: { position: 'asc' } },
    },
  })
  if (!order) throw new NotFoundError(`order ${JSON.stringify(where)}`)
  const { id, serial, state, confirmedAt, companyId } = order
  return {
    id,
    serial,
    state,
    isHeld: order.holds.length > 0,
    requestId: order.quote.requestId,
    companyId,
    confirmedAt,
    lines: order.lines,
    document: agreedDocument(order.revision),
  }
}

async function withPromises(
  tx: Prisma.TransactionClient,
  lines: OrderLine[],
  confirmedAt: Date,
): Promise<OrderLine[]> {
  if (lines.every(({ promisedOn }) => promisedOn)) return lines
  const calendar = await factoryCalendar(tx)
  return Promise.all(
    lines.map(async (line) => {
      if (line.promisedOn) return line
      const { day } = addWorkingDays(factoryDay(confirmedAt), line.leadTimeDays, calendar)
      return tx.orderLine.update({
        where: { id: line.id },
        data: { promisedOn: new Date(`${day}T00:00:00Z`) },
      })
    }),
  )
}

/** The line of an order with an id. @throws NotFoundError */
export function lineOf({ lines }: HeldOrder, id: string): OrderLine {
  const line = lines.find((each) => each.id === id)
  if (!line) throw new NotFoundError(`line ${id}`)
  return line
}

/** The field at which the refusal of an action is shown. */
const FIELDS = {
  advance: 'to',
  count_made: 'made',
  accept_lot: 'lot',
  reject_lot: 'lot',
  ship: 'pieces',
  arrive: 'change',
  move_day: 'day',
} as const satisfies Record<GoodsDeed['kind'], string>

/** The words for an action that isn’t allowed now. */
export const goodsWords = (refusal: GoodsRefusal): string => schemaWords[`goods_${refusal}`]

/**
 * Does an action on a line.
 * @throws InvalidInputError where it isn’t allowed, at the field that asks for it
 */
export async function doAtLine(
  tx: Prisma.TransactionClient,
  order: Pick<HeldOrder, 'state' | 'isHeld'>,
  line: OrderLine,
  deed: GoodsDeed,
  field: string = FIELDS[deed.kind],
): Promise<GoodsFacts> {
  const facts: GoodsFacts = { ...line, order: order.state, isHeld: order.isHeld }
  const refusal = goodsRefusal(facts, deed)
  if (refusal) {
    const whole = refusal === 'not_confirmed' || refusal === 'cancelled' || refusal === 'held'
    throw new InvalidInputError({ [whole ? 'change' : field]: [goodsWords(refusal)] })
  }
  const { stage, made, ready, shipped, arrived } = afterDeed(facts, deed)
  const data = { stage, made, ready, shipped, arrived }
  await tx.orderLine.update({ where: { id: line.id }, data })
  return { ...facts, ...data }
}
