import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { getOrder, orderRows } from '@/features/orders/queries/orders'
import type { OrderRow } from '@/features/orders/schema'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { documentLines } from '@/features/quotes/queries/quotes-answer'
import { pageBegins, pageOf, type PageQuery } from '@/platform/api/page'
import { db } from '@/platform/db/client'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import type { OrderAnswer, OrdersAnswer } from '../api/orders'
import { goodsOf, type GoodsLine } from './goods'

/** A page of the orders that an actor may see, as programs are answered. */
export async function ordersAnswerOf(actor: Actor, page: PageQuery): Promise<OrdersAnswer> {
  const begins = pageBegins(page)
  const found = await db.order.findMany({
    where: {
      quote: scopeOf(actor, 'order.read'),
      ...(begins === null ? {} : { serial: { lt: begins } }),
    },
    orderBy: { serial: 'desc' },
    take: page.limit + 1,
    select: { serial: true },
  })
  const { rows, next } = pageOf(found, page)
  const orders = await orderRows({ serial: { in: rows.map(({ serial }) => serial) } })
  return { orders: orders.map(entryOf), next }
}

/**
 * One order as programs are answered: what was agreed, what is paid, and where its goods are.
 * @throws NotFoundError also for somebody else's
 */
export async function orderAnswerOf(actor: Actor, serial: number, now: Date): Promise<OrderAnswer> {
  const [order, goods] = await Promise.all([getOrder(actor, serial), goodsOf(actor, serial, now)])
  const { revision } = await db.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { revision: { select: AGREED } },
  })
  const byLine = new Map(goods.lines.map((line) => [line.lineId, line]))
  return {
    ...entryOf(order),
    held: goods.isHeld,
    stage: goods.stage && lowered(goods.stage),
    lines: documentLines(agreedDocument(revision)).map((line) => ({
      ...line,
      goods: goodsAnswer(byLine.get(line.id)),
    })),
    payments: order.parts.map((part) => ({
      reference: part.reference,
      kind: lowered(part.kind),
      gate: part.gate,
      status: part.state,
      amountMinor: part.amountMinor,
      paidMinor: part.paidMinor,
      openMinor: part.openMinor,
      refundedMinor: part.refundedMinor,
      dueOn: part.due?.on ?? null,
      paidAt: part.paidAt?.toISOString() ?? null,
    })),
    shipments: goods.shipments.map((shipment) => ({
      number: shipment.number,
      carrier: shipment.carrier,
      tracking: shipment.tracking,
      shippedOn: shipment.shippedOn,
      dueOn: shipment.dueOn,
      arrivedOn: shipment.arrivedOn,
      contents: shipment.contents,
    })),
  }
}

const lowered = <Code extends string>(code: Code) => code.toLowerCase() as Lowercase<Code>

const entryOf = (order: OrderRow): OrdersAnswer['orders'][number] => ({
  number: formatOrderNumber(order.serial),
  quote: formatQuoteNumber(order.quoteSerial),
  status: lowered(order.state),
  currency: order.currency,
  totalMinor: order.totalMinor,
  paidMinor: order.paidMinor,
  createdAt: order.createdAt.toISOString(),
  confirmedAt: order.confirmedAt?.toISOString() ?? null,
})

const goodsAnswer = (line: GoodsLine | undefined): OrderAnswer['lines'][number]['goods'] =>
  line
    ? {
        stage: lowered(line.at),
        made: line.made,
        ready: line.ready,
        shipped: line.shipped,
        arrived: line.arrived,
        promisedOn: line.promised,
        expectedOn: line.expected,
      }
    : null
