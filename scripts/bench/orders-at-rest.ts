import { db } from '@/platform/db/client'
import type { Carried } from './order-to-cash'

/** Checks the carried-out orders when everything is over. */

/** Compares the database with what was answered. Letters and books are checked elsewhere. */
export async function ordersAtRest(
  orders: readonly { serial: number; carried: Carried }[],
): Promise<{ lost: string[]; doubled: string[] }> {
  const [lost, doubled]: [string[], string[]] = [[], []]
  for (const { serial, carried } of orders) {
    const order = await db.order.findUniqueOrThrow({
      where: { serial },
      include: {
        lines: true,
        shipments: true,
        papers: true,
        parts: { include: { payments: { where: { state: 'SUCCEEDED' } } } },
      },
    })
    const received = await db.$queryRaw<{ part: string; minor: bigint }[]>`
      SELECT a.subject AS part, -sum(p."amountMinor") AS minor FROM ledger_posting p
      JOIN ledger_account a ON a.id = p."accountId"
      WHERE a."orderId" = ${order.id}::uuid AND a.kind = 'RECEIVABLE' AND p."amountMinor" < 0 GROUP BY 1`
    const booked = new Map(received.map(({ part, minor }) => [part, Number(minor)]))
    for (const { partId, amountMinor, by } of carried.paid) {
      const minor = booked.get(partId) ?? 0
      if (minor < amountMinor) lost.push(`money of order ${serial}, by ${by}`)
      if (minor > amountMinor) doubled.push(`money of order ${serial}, by ${by}`)
    }
    if (order.parts.some(({ payments }) => payments.length > 1))
      doubled.push(`charge of order ${serial}`)
    const entries = await db.bankMatch.count({
      where: { undoneAt: null, lines: { some: { part: { orderId: order.id } } } },
    })
    const transfers = carried.paid.filter(({ by }) => by === 'transfer').length
    if (entries < transfers) lost.push(`match of order ${serial}`)
    if (entries > Math.max(transfers, order.parts.length - 1)) doubled.push(`match of ${serial}`)
    if (carried.shipmentNumber && order.shipments.length === 0)
      lost.push(`shipment of order ${serial}`)
    if (order.shipments.length > 1 || order.lines.some((line) => line.shipped > line.quantity))
      doubled.push(`shipment of order ${serial}`)
    if (order.papers.length < Object.keys(carried.papers).length)
      lost.push(`paper of order ${serial}`)
    if (new Set(order.papers.map(({ kind }) => kind)).size < order.papers.length)
      doubled.push(`paper of order ${serial}`)
  }
  const gaps = await db.$queryRaw<{ series: string }[]>`
    SELECT series FROM trade_paper GROUP BY series, year HAVING max(serial) <> count(*)`
  lost.push(...gaps.map(({ series }) => `a number of ${series}`))
  return { lost, doubled }
}

/**
 * Compares the letters after the signature with what was answered: one for the deposit, one for a
 * transfer, one for a shipment.
 * @returns those missing, those sent more than once, and how many there are
 */
export async function lettersOfOrders(
  orders: readonly { serial: number; email: string; carried: Carried }[],
): Promise<{ missing: string[]; doubled: string[]; there: number }> {
  const [missing, doubled]: [string[], string[]] = [[], []]
  let there = 0
  for (const { serial, email, carried } of orders) {
    const [matches, shipments, written] = await Promise.all([
      db.bankMatch.findMany({
        where: { undoneAt: null, lines: { some: { part: { order: { serial } } } } },
        select: { id: true },
      }),
      db.shipment.findMany({ where: { order: { serial } }, select: { key: true } }),
      db.mailMessage.findMany({
        where: { toAddress: email, state: { in: ['KEPT', 'SENT'] } },
        select: { dedupeKey: true },
      }),
    ])
    const due = [
      ...carried.paid
        .filter(({ by }) => by === 'card')
        .map(({ partId }) => `deposit-paid:${partId}:`),
      ...matches.map(({ id }) => `transfer-received:${id}:`),
      ...shipments.map(({ key }) => `goods-sent:${key}`),
    ]
    for (const letter of due) {
      const count = written.filter(({ dedupeKey }) => dedupeKey?.startsWith(letter)).length
      there += count
      if (count === 0) missing.push(`letter ${letter} of order ${serial}`)
      if (count > 1) doubled.push(`letter ${letter} of order ${serial}`)
    }
  }
  return { missing, doubled, there }
}

/** Compares Stripe's charges with the bookings, over all orders: each charge once, and nothing unassigned. */
export async function moneyAtRest(): Promise<{ lost: string[]; doubled: string[] }> {
  const [row] = await db.$queryRaw<{ charges: number; booked: number; spare: number }[]>`
    SELECT (SELECT count(*)::int FROM sandbox_object WHERE kind = 'charge') AS charges,
      (SELECT count(*)::int FROM ledger_entry WHERE "causeKind" = 'payment.received') AS booked,
      (SELECT count(*)::int FROM ledger_account WHERE kind = 'UNAPPLIED_RECEIPT' AND "balanceMinor" <> 0) AS spare`
  const { charges, booked, spare } = row ?? { charges: 0, booked: 0, spare: 0 }
  return {
    lost: charges > booked ? [`${charges - booked} charges that were never booked`] : [],
    doubled: [
      ...(booked > charges ? [`${booked - charges} payments that nobody made`] : []),
      ...(spare > 0 ? [`${spare} companies that paid too much`] : []),
    ],
  }
}
