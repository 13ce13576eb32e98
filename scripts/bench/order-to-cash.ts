import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/features/accounts/rules/actor'
import { bankAccount } from '@/features/company/queries/bank'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { getOrder } from '@/features/orders/queries/orders'
import type { PartView } from '@/features/orders/schema'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { startPayment } from '@/features/payments/commands/start-payment'
import { matchTransfer } from '@/features/transfers/commands/match-transfer'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { transferDesk } from '@/features/transfers/queries/transfers'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { untilDone, type Deal, type Staff } from './deals'

/**
 * What follows a signature, by the site's own commands: the deposit by card, goods made and inspected, the rest by
 * transfers from statements, one shipment and its papers. Each is repeated until it is answered, and the payment page,
 * a statement and a match are pressed twice at once.
 */

/** What was answered for, of an order. */
export interface Carried {
  /** parts that were seen paid, in the order's currency */
  paid: { partId: string; amountMinor: number; by: 'card' | 'transfer' }[]
  shipmentNumber?: number
  papers: string[]
}

const POLL_MS = 200
/** After that somebody comes back from the payment page by themselves. */
const WEBHOOK_MS = 8_000
const at = (actor: Actor) => ({ actor, now: new Date() })

/** Brings a signed order to its second paper. @param note is given what is answered, as it is */
export async function carryOut(
  staff: Staff,
  deal: Deal,
  guest: Actor,
  note: Carried,
  patienceMs: number,
): Promise<void> {
  const serial = deal.orderSerial ?? 0
  const again = <T>(work: () => Promise<T>): Promise<T> => untilDone(patienceMs, work)
  const parts = () => again(async () => (await getOrder(staff, serial)).parts)
  const pay = async (part: PartView, by: 'card' | 'transfer', work: () => Promise<void>) => {
    await again(async () => {
      if (!(await isPaid(staff, serial, part.id))) await work()
    })
    note.paid.push({ partId: part.id, amountMinor: part.amountMinor, by })
  }
  const [deposit] = await parts()
  if (!deposit) throw new Error(`order ${serial} has no parts`)
  await pay(deposit, 'card', () => payByCard(staff, guest, serial, deposit.id))
  const keys = { inspection: randomUUID(), shipment: randomUUID() }
  await again(() => makeGoods(staff, serial, keys.inspection))
  for (const part of await parts())
    if (part.state === 'due') await pay(part, 'transfer', () => payByTransfer(staff, serial, part))
  note.shipmentNumber = await again(() => sendGoods(staff, serial, keys.shipment))
  const shipment = await again(() =>
    db.shipment.findUniqueOrThrow({ where: { key: keys.shipment }, select: { id: true } }),
  )
  for (const kind of ['COMMERCIAL_INVOICE', 'PACKING_LIST'])
    note.papers.push(
      await again(async () => {
        const asked = { serial, kind, shipmentId: shipment.id, sure: 'on' }
        const [first] = await Promise.all([1, 2].map(() => issuePaper(at(staff), asked)))
        return first?.number ?? ''
      }),
    )
}

async function isPaid(staff: Staff, serial: number, partId: string): Promise<boolean> {
  const { parts } = await getOrder(staff, serial)
  return parts.some(({ id, paidAt }) => id === partId && paidAt !== null)
}

/** @throws while it isn't paid */
async function payByCard(staff: Staff, guest: Actor, serial: number, partId: string) {
  const pages = await Promise.allSettled([1, 2].map(() => startPayment(at(guest), partId)))
  const page = pages.find((each) => each.status === 'fulfilled')
  if (!page) throw (pages[0] as PromiseRejectedResult).reason
  const session = new URL(page.value.url).pathname.split('/').at(-1) ?? ''
  await Promise.all([1, 2].map(() => submitCheckout(session, 'pay')))
  for (const deadline = Date.now() + WEBHOOK_MS; Date.now() < deadline; await sleep(POLL_MS))
    if (await isPaid(staff, serial, partId)) return
  throw new Error(`order ${serial} was paid at Stripe and isn't here`)
}

async function makeGoods(staff: Staff, serial: number, key: string): Promise<void> {
  for (const line of await db.orderLine.findMany({ where: { order: { serial } } })) {
    const lineId = line.id
    if (line.ready === line.quantity) continue
    if (line.made < line.quantity) {
      await advanceLine(at(staff), { lineId, to: 'PRODUCTION' })
      await countMade(at(staff), { lineId, made: String(line.quantity) })
    }
    await advanceLine(at(staff), { lineId, to: 'INSPECTION' })
    await inspectLot(at(staff), {
      lineId,
      key,
      lot: String(line.quantity),
      aqlMajor: '1.5',
      aqlMinor: '4.0',
      critical: '0',
      major: '0',
      minor: '0',
      inspector: 'Bench Inspector',
      rework: 'PLATING',
    })
  }
}

/** A statement of one credit, as MT940. */
async function statementOf({ reference, openMinor }: PartView, day: string) {
  const account = await bankAccount('USD')
  const short = day.slice(2).replaceAll('-', '')
  const amount = `${Math.trunc(openMinor / 100)},${String(openMinor % 100).padStart(2, '0')}`
  const text = [
    `:20:${reference.slice(-16)}`,
    `:25:${account?.iban || account?.account}`,
    `:28C:${Number(reference.replaceAll(/\D/g, '').slice(-5))}/1`,
    `:60F:C${short}USD0,`,
    `:61:${short}${short.slice(2)}C${amount}NTRFNONREF//${reference.slice(-14)}`,
    `:86:166?20${reference}?32Bench Trading Ltd`,
    `:62F:C${short}USD${amount}`,
  ].join('\n')
  return { bytes: new TextEncoder().encode(text), currency: 'USD' }
}

/** @throws while it isn't paid */
async function payByTransfer(staff: Staff, serial: number, part: PartView): Promise<void> {
  const file = await statementOf(part, factoryDay(new Date()))
  await Promise.all([1, 2].map(() => takeStatement(at(staff), file, false)))
  const { open } = await transferDesk(staff)
  const entry = open.find(({ text }) => text.includes(part.reference))
  if (entry)
    await Promise.allSettled(
      [1, 2].map(() => matchTransfer(at(staff), { entryId: entry.id, shown: entry.mark })),
    )
  if (!(await isPaid(staff, serial, part.id)))
    throw new Error(`order ${serial}: ${part.reference} came in and isn't booked`)
}

async function sendGoods(staff: Staff, serial: number, key: string): Promise<number> {
  const { number } = await sendShipment(at(staff), {
    serial,
    key,
    carrier: 'DHL',
    tracking: `B${serial}`,
    pallets: '1',
    shippedOn: factoryDay(new Date()),
    ...Object.fromEntries(
      (await db.orderLine.findMany({ where: { order: { serial } } })).flatMap((line) =>
        Object.entries({
          pieces: String(line.quantity),
          perCarton: '100',
          unitGrams: '4.2',
          grossKg: '0.6',
          lengthCm: '30',
          widthCm: '20',
          heightCm: '20',
        }).map(([field, value]) => [`${field}_${line.position}`, value]),
      ),
    ),
  })
  return number
}

/** How orders stand in the database against what was answered. Letters and books are asked of elsewhere. */
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
    if (order.papers.length < carried.papers.length) lost.push(`paper of order ${serial}`)
    if (new Set(order.papers.map(({ kind }) => kind)).size < order.papers.length)
      doubled.push(`paper of order ${serial}`)
  }
  const gaps = await db.$queryRaw<{ series: string }[]>`
    SELECT series FROM trade_paper GROUP BY series, year HAVING max(serial) <> count(*)`
  lost.push(...gaps.map(({ series }) => `a number of ${series}`))
  return { lost, doubled }
}

/**
 * Letters after the signature, against what was answered: one that the deposit is here, one a transfer, one a shipment.
 * @returns what isn't there yet, what is there more than once, and how many are there
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
