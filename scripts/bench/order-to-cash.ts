import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/features/accounts/rules/actor'
import { LINKS_COOKIE, linkToken } from '@/features/accounts/rules/links'
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
import { env } from '@/platform/env'
import { formatOrderNumber } from '@/platform/numbers'
import { submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { untilDone, type Staff } from './deals'
import { ask } from './visits'

/**
 * What follows a signature, by the site's own commands: the deposit by card, goods made and
 * inspected, the rest by transfers from statements, one shipment and its papers. Each step is
 * repeated until it is answered, and the payment page, the page after it, a statement and a match
 * are each sent twice at once.
 */

/** What a buyer does once the payment page has their money. */
const BUYERS = ['returns', 'returns', 'stays', 'declined first', 'vanishes'] as const

/** The answered steps of an order, which are also what is repeated when it breaks off. */
export interface Carried {
  buyer: (typeof BUYERS)[number]
  keys: { inspection: string; shipment: string }
  /** parts that were seen as paid, in the order's currency; for a buyer who vanishes, the part that Stripe took */
  paid: { partId: string; amountMinor: number; by: 'card' | 'transfer' }[]
  shipmentNumber?: number
  /** numbers by kind */
  papers: Record<string, string>
  /**
   * how often the page after the payment was opened twice at once, before the payment was known
   * here, and how often it booked it
   */
  returns: { opened: number; first: number; booked: number }
}

export const aCarried = (serial: number): Carried => ({
  buyer: BUYERS[serial % BUYERS.length] ?? 'returns',
  keys: { inspection: randomUUID(), shipment: randomUUID() },
  paid: [],
  papers: {},
  returns: { opened: 0, first: 0, booked: 0 },
})

const POLL_MS = 200
/** After that the buyer returns from the payment page by themselves. */
const WEBHOOK_MS = 8_000
const at = (actor: Actor) => ({ actor, now: new Date() })

interface Course {
  staff: Staff
  serial: number
  requestId: string
  guest: Actor
  carried: Carried
  /** records what was answered */
  note: () => Promise<void>
  step: (name: string) => void
}

/** Brings a signed order to its second paper, from wherever it broke off. */
export async function carryOut(course: Course, patienceMs: number): Promise<void> {
  const { staff, serial, carried, note, step } = course
  const again = <T>(work: () => Promise<T>): Promise<T> => untilDone(patienceMs, work)
  const parts = () => again(async () => (await getOrder(staff, serial)).parts)
  const pay = async (part: PartView, by: 'card' | 'transfer', work: () => Promise<void>) => {
    const { id: partId, amountMinor } = part
    if (carried.paid.some((each) => each.partId === partId)) return
    await again(async () => {
      if (!(await isPaid(staff, serial, partId))) await work()
    })
    carried.paid.push({ partId, amountMinor, by })
    await note()
  }
  const [deposit] = await parts()
  if (!deposit) throw new Error(`order ${serial} has no parts`)
  await pay(deposit, 'card', () => payByCard(course, deposit.id))
  if (carried.buyer === 'vanishes') return
  step('goods')
  await again(() => makeGoods(staff, serial, carried.keys.inspection))
  step('statement and match')
  for (const part of await parts())
    if (part.state === 'due') await pay(part, 'transfer', () => payByTransfer(staff, serial, part))
  step('shipment')
  carried.shipmentNumber ??= await again(() => sendGoods(staff, serial, carried.keys.shipment))
  await note()
  const shipment = await again(() =>
    db.shipment.findUniqueOrThrow({
      where: { key: carried.keys.shipment },
      select: { id: true },
    }),
  )
  for (const kind of ['COMMERCIAL_INVOICE', 'PACKING_LIST']) {
    step('papers')
    carried.papers[kind] ??= await again(async () => {
      const entries = { serial, kind, shipmentId: shipment.id, sure: 'on' }
      const [first] = await Promise.all([1, 2].map(() => issuePaper(at(staff), entries)))
      return first?.number ?? ''
    })
    await note()
  }
}

async function isPaid(staff: Staff, serial: number, partId: string): Promise<boolean> {
  const { parts } = await getOrder(staff, serial)
  return parts.some(({ id, paidAt }) => id === partId && paidAt !== null)
}

/** @throws while it isn't paid */
async function payByCard(course: Course, partId: string): Promise<void> {
  const { staff, guest, serial, carried, note, step } = course
  step('payment page')
  const pages = await Promise.allSettled([1, 2].map(() => startPayment(at(guest), partId)))
  const page = pages.find((each) => each.status === 'fulfilled')
  if (!page) throw (pages[0] as PromiseRejectedResult).reason
  const session = new URL(page.value.url).pathname.split('/').at(-1) ?? ''
  step('checkout to booking')
  if (carried.buyer === 'declined first') await submitCheckout(session, 'decline')
  await Promise.all([1, 2].map(() => submitCheckout(session, 'pay')))
  if (carried.buyer === 'vanishes') return
  if (carried.buyer !== 'stays') await returnTwice(course, session, partId)
  for (const deadline = Date.now() + WEBHOOK_MS; Date.now() < deadline; await sleep(POLL_MS))
    if (await isPaid(staff, serial, partId)) return
  await note()
  throw new Error(`order ${serial} was paid at Stripe and isn't here`)
}

/** The page to which Stripe sends a buyer back, opened in two tabs at once. @throws where one isn't shown */
async function returnTwice(
  { staff, serial, requestId, carried }: Course,
  session: string,
  partId: string,
) {
  const address = `${env().APP_URL}/orders/${formatOrderNumber(serial)}?session_id=${session}`
  const headers = { cookie: `${LINKS_COOKIE}=${linkToken(requestId)}` }
  const isFirst = !(await isPaid(staff, serial, partId))
  const answers = await Promise.all([1, 2].map(() => ask(address, { headers })))
  const broken = answers.find(({ status }) => status !== 200)
  if (broken) throw new Error(`the page after the payment was answered ${broken.status}`)
  carried.returns.opened += 1
  if (!isFirst) return
  carried.returns.first += 1
  if (await isPaid(staff, serial, partId)) carried.returns.booked += 1
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

/** A statement with one credit, as MT940. */
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
