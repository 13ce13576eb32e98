import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { countersignAmendment } from '@/features/order-changes/commands/end-amendment'
import { proposeAmendment } from '@/features/order-changes/commands/propose-amendment'
import { signAmendment } from '@/features/order-changes/commands/sign-amendment'
import { amendmentPaperJob } from '@/features/order-changes/jobs/amendment-paper'
import { amendmentWaitsJob } from '@/features/order-changes/jobs/amendment-waits'
import { amendedOrder } from '@/features/order-changes/queries/amend-facts'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { getOrder } from '@/features/orders/queries/orders'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import {
  bookRefundDue,
  bookRefundPaid,
  freeDueMinor,
} from '@/features/payments/commands/book-refund'
import { endSessionsJob } from '@/features/payments/jobs/end-sessions'
import { paperDocumentSchema } from '@/features/papers/schema'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import type { QuoteDraft } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { boss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { inspectionEntries, shipmentEntries } from '../fulfilment/entries'
import { makeQueues } from '../payments/fixtures'
import { aDraft } from '../quotes/quote-fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// Both sides amend an order of 500 rings, 30% with the signature.

export let trade: Trade
export let serial = 0

/** Starts another order. */
export async function begin(): Promise<void> {
  trade = await aTrade(`${randomUUID()}@amend.example`)
  serial = trade.orderSerial ?? 0
}

/** Continues with an order that was made elsewhere. */
export function take(made: Pick<Trade, 'orderSerial' | 'orderId' | 'guest' | 'companyId'>): void {
  trade = { ...trade, ...made }
  serial = made.orderSerial
}

/** A signed order of 500 pieces, with a change to its draft. */
export async function anOrder(
  change: (draft: QuoteDraft) => Partial<QuoteDraft>,
): Promise<typeof trade> {
  const made = await aDraft()
  const at = { serial: made.serial, revision: 1 }
  const saved = await saveDraft(as(staff, now), {
    ...at,
    version: made.version,
    draft: { ...made.draft, ...change(made.draft) },
  })
  const { documentHash } = await sendRevision(as(staff, now), {
    ...at,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  const { orderSerial } = await acceptQuote(
    as(made.guest, now),
    { ...at, documentHash, signerName: 'Ana Ruiz', ...SIGNING },
    null,
  )
  const { id: orderId } = await db.order.findUniqueOrThrow({ where: { serial: orderSerial } })
  take({ orderSerial, orderId, guest: made.guest, companyId: made.companyId })
  return trade
}

export const seller: Actor = { ...staff, userId: 'sal', name: 'Sal', roles: ['sales'] } as Actor
const second: Actor = { ...staff, userId: 'wei', name: 'Wei' } as Actor
export const soon = new Date(now.getTime() + 60_000)

export const entries = async (change: object = {}) => {
  const { amends, document } = await amendedOrder(db, serial, now)
  return {
    serial: String(serial),
    amendsHash: amends.documentHash,
    incoterm: document.draft.incoterm,
    namedPlace: document.draft.namedPlace,
    reason: 'The shop of the buyer sells more.',
    validDays: '14',
    ...change,
  }
}
export const propose = async (change: object = {}, actor: Actor = staff) =>
  proposeAmendment(as(actor, now), await entries(change))
export const newest = async () =>
  db.orderAmendment.findFirstOrThrow({
    where: { orderId: trade.orderId },
    orderBy: { number: 'desc' },
  })
export const named = async () => {
  const { number, documentHash: hash } = await newest()
  return { serial: String(serial), number: String(number), documentHash: hash }
}
export const signing = { signerName: 'Ana Ruiz', means: 'typed', ...SIGNING }
export const sign = async (actor: Actor = trade.guest, at = soon) =>
  signAmendment(as(actor, at), { ...(await named()), ...signing }, '203.0.113.9')
export const amend = async (change: object = {}) => {
  const { waits } = await propose(change)
  // A discount above one's own limit is countersigned by a second person of the house.
  if (waits) await countersignAmendment(as(second, now), await named())
  await sign()
}
export const order = () => getOrder(staff, serial)
export const planSum = async () => {
  const { parts, credits, totalMinor } = await order()
  const sum = parts
    .filter(({ kind }) => kind !== 'TRUE_UP' && kind !== 'INTEREST')
    .reduce((all, { amountMinor }) => all + amountMinor, 0)
  const back = credits
    .filter(({ kind }) => kind === 'AMENDMENT')
    .reduce((all, { amountMinor }) => all + amountMinor, 0)
  return { sum: sum - back, totalMinor }
}
export async function pay(gate: string, share = 1): Promise<number> {
  const part = (await order()).parts.find((each) => each.gate === gate && each.openMinor > 0)
  const amountMinor = Math.floor((part?.openMinor ?? 0) * share)
  if (!part || amountMinor === 0) return 0
  const attempt = (await db.payment.count({ where: { partId: part.id } })) + 1
  const payment = await db.payment.create({
    data: { partId: part.id, attempt, state: 'SUCCEEDED', amountMinor, currency: 'USD' },
  })
  await inTransaction(as(staff, now), (_, within) =>
    receiveMoney(within, {
      partId: part.id,
      amountMinor,
      currency: 'USD',
      into: houseAccount('STRIPE_CLEARING', 'USD'),
      cause: { kind: 'payment.received', id: payment.id },
    }),
  )
  return amountMinor
}
/** Refunds one payment, up to the amount given, from what is due back. */
export async function refund(mostMinor: number): Promise<number> {
  const due = await freeDueMinor(db, trade.orderId, 'USD')
  const payments = await db.payment.findMany({
    where: { part: { orderId: trade.orderId } },
    include: { refunds: true },
  })
  const [payment] = payments
    .map(({ id, amountMinor, refunds }) => ({
      id,
      left: refunds.reduce((left, each) => left - Number(each.amountMinor), Number(amountMinor)),
    }))
    .toSorted((a, b) => b.left - a.left)
  const amountMinor = Math.min(due, mostMinor, payment?.left ?? 0)
  if (!payment || amountMinor <= 0) return 0
  const { companyId, state } = await db.order.findUniqueOrThrow({ where: { id: trade.orderId } })
  const { id } = await db.refund.create({
    data: {
      paymentId: payment.id,
      key: randomUUID(),
      amountMinor,
      currency: 'USD',
      reason: 'goods',
      note: '',
      isRecallAccepted: false,
      askedBy: 'Lin',
      askedAt: now,
    },
  })
  const booked = {
    id,
    paymentId: payment.id,
    amountMinor,
    currency: 'USD',
    order: { id: trade.orderId, companyId, state },
  }
  await inTransaction(as(staff, now), async (_, within) => {
    expect(await bookRefundDue(within, booked)).toBe(amountMinor)
    await bookRefundPaid(within, booked)
  })
  await db.refund.update({ where: { id }, data: { state: 'SUCCEEDED' } })
  return amountMinor
}
export const lineId = async () =>
  (await db.orderLine.findFirstOrThrow({ where: { orderId: trade.orderId, position: 1 } })).id
export async function make(upTo: number): Promise<void> {
  const line = await db.orderLine.findUniqueOrThrow({ where: { id: await lineId() } })
  if (upTo <= line.made || upTo > line.quantity) return
  if (line.stage === 'SLOT')
    await advanceLine(as(staff, now), { lineId: line.id, to: 'PRODUCTION' })
  await countMade(as(staff, now), { lineId: line.id, made: String(upTo) })
  const { stage } = await db.orderLine.findUniqueOrThrow({ where: { id: line.id } })
  if (stage !== 'INSPECTION')
    await advanceLine(as(staff, now), { lineId: line.id, to: 'INSPECTION' })
  await inspectLot(
    as(staff, now),
    inspectionEntries(line.id, { lot: String(upTo - line.ready), aqlMajor: '1.5' }),
  )
}
export const ship = (pieces: number) =>
  sendShipment(as(staff, now), shipmentEntries(serial, pieces, { tracking: '', perCarton_1: '50' }))
export async function invoiced(): Promise<number> {
  const shipments = await db.shipment.findMany({ where: { orderId: trade.orderId } })
  for (const { id: shipmentId } of shipments)
    await issuePaper(as(staff, now), { serial, kind: 'COMMERCIAL_INVOICE', shipmentId, sure: 'on' })
  const papers = await db.tradePaper.findMany({
    where: { orderId: trade.orderId, kind: 'COMMERCIAL_INVOICE' },
  })
  return papers.reduce(
    (sum, { document }) => sum + paperDocumentSchema.parse(document).totalMinor,
    0,
  )
}
export const said = async (work: Promise<unknown>) => {
  const error = await failure(work)
  if (!(error instanceof InvalidInputError)) throw error
  return error.saidIn('en')
}
export const balanced = async () =>
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])

/** A house with two people and its catalog. */
export async function aHouse(): Promise<void> {
  await boss()
  await makeQueues()
  // A transaction that has enqueued one job doesn't see a queue created after that.
  const none = randomUUID()
  await db.$transaction((tx) => enqueue(tx, amendmentPaperJob, { amendmentId: none }))
  await db.$transaction((tx) => enqueue(tx, amendmentWaitsJob, { amendmentId: none, askedBy: '' }))
  await db.$transaction((tx) => enqueue(tx, endSessionsJob, { orderId: none }))
  await seedRing()
  for (const [id, name] of [
    ['lin', 'Lin'],
    ['sal', 'Sal'],
  ] as const)
    await db.user.create({
      data: {
        id,
        name,
        email: `${id}@fsc.example`,
        role: 'STAFF',
        roles: [id === 'lin' ? 'owner' : 'sales'],
        emailVerified: true,
      },
    })
}
