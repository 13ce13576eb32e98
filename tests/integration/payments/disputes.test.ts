import { afterEach, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { getOrder } from '@/features/orders/queries/orders'
import { answerDispute, concedeDispute } from '@/features/payments/commands/answer-dispute'
import { learnDispute } from '@/features/payments/commands/learn-dispute'
import { startPayment } from '@/features/payments/commands/start-payment'
import { disputeDesk } from '@/features/payments/queries/dispute-desk'
import { openDisputes, paymentDesk } from '@/features/payments/queries/payment-desk'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { accountBalance } from '@/features/ledger/queries/balances'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { sandboxBankJob } from '@/platform/stripe/sandbox/bank'
import { sandboxSettlementJob, submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { aColleague } from '@/tests/support/a-colleague'
import { as, asSystem } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade } from '../access/a-trade'
import { shipmentEntries } from '../fulfilment/entries'
import { now, seedRing } from '../quotes/submit-request-fixtures'
import { sessionOf, staff } from './fixtures'
import { aPaidOrder, balances, clearing, deliver, fees, serveMoney } from './money'

serveMoney()
afterEach(async () => {
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
})

async function aDisputed() {
  const order = await aPaidOrder()
  await sandboxBankJob.handle({ deed: 'dispute', id: order.charge })
  await deliver()
  const dispute = await db.dispute.findFirstOrThrow({ where: { paymentId: order.paymentId } })
  const held = () => accountBalance(db, orderAccount('DISPUTE', order.id, 'USD', dispute.id))
  return { ...order, disputeId: dispute.id, held }
}
const answer = (disputeId: string, words: string, ticked: Record<string, string> = {}) =>
  answerDispute(as(staff), { disputeId, words, ...ticked })

describe('a dispute', () => {
  it('stands on its account with its deadline until it is won, in whatever order its events come', async () => {
    const [before, feesBefore] = [await clearing(), await fees()]
    const order = await aDisputed()
    expect(await order.held()).toBe(30_000)
    expect([(await clearing()) - before, (await fees()) - feesBefore]).toEqual([-1_500, 1_500])
    expect(await openDisputes(staff)).toMatchObject([
      { id: order.disputeId, status: 'needs_response', reason: 'product_not_received' },
    ])
    expect((await disputeDesk(staff, order.disputeId)).answerBy).toBeInstanceOf(Date)
    await answer(order.disputeId, 'winning_evidence')
    expect(await failure(answer(order.disputeId, 'again'))).toMatchObject({ reason: 'stale' })
    await sandboxBankJob.handle({ deed: 'decide_for_us', id: order.disputeId })
    await deliver()
    expect(await order.held()).toBe(0)
    expect([(await clearing()) - before, (await fees()) - feesBefore]).toEqual([30_000, 0])
    expect(await disputeDesk(staff, order.disputeId)).toMatchObject({ status: 'won' })
    expect(await openDisputes(staff)).toEqual([])
    expect((await paymentDesk(staff, order.paymentId)).isDisputed).toBe(false)
  })

  it('that is lost leaves its part owed again, to be paid again', async () => {
    const order = await aDisputed()
    await concedeDispute(as(staff), { disputeId: order.disputeId })
    await deliver()
    expect(await order.held()).toBe(0)
    expect(await balances(order)).toMatchObject({ owed: 30_000, deposit: -30_000 })
    const view = await getOrder(order.buyer, order.serial)
    expect(view.parts[0]).toMatchObject({ state: 'due', openMinor: 30_000 })
    expect((await startPayment(as(order.buyer), order.partId)).url).toContain('http')
  })

  it('about a debit that its payer recalled is over as it begins', async () => {
    const order = await aPaidOrder('bank_debit_recalled')
    await sandboxSettlementJob.handle({ sessionId: order.sessionId, succeeds: true })
    await sandboxBankJob.handle({ deed: 'recall', id: order.charge })
    await deliver()
    expect(await balances(order)).toMatchObject({ owed: 30_000 })
    const { disputes } = await paymentDesk(staff, order.paymentId)
    expect(disputes).toMatchObject([{ status: 'lost', answerBy: null }])
    expect(
      await failure(concedeDispute(as(staff), { disputeId: disputes[0]?.id ?? '' })),
    ).toMatchObject({ reason: 'stale' })
  })

  it('that is lost and won on appeal gives back what is open, and the rest as unapplied', async () => {
    const order = await aDisputed()
    await concedeDispute(as(staff), { disputeId: order.disputeId })
    await deliver()
    const { openedAt } = await db.dispute.findUniqueOrThrow({ where: { id: order.disputeId } })
    const finding = (status: string, movements: string[]) => ({
      id: order.disputeId,
      paymentIntentId: null,
      amountMinor: 30_000,
      currency: 'USD',
      reason: 'product_not_received',
      status,
      answerBy: null,
      openedAt,
      movements: movements.map((id) => ({
        id,
        category: 'dispute_reversal',
        sourceId: order.disputeId,
        amountMinor: 30_000,
        feeMinor: 0,
        currency: 'USD',
        at: new Date(),
      })),
    })
    const learn = (status: string, movements: string[] = []) =>
      inTransaction(asSystem(), (_, within) =>
        learnDispute(within, order.paymentId, finding(status, movements)),
      )
    await learn('appeal_under_review')
    expect(await openDisputes(staff)).toMatchObject([{ status: 'appeal_under_review' }])
    const back = `txn_${randomUUID()}`
    for (const status of ['won', 'won', 'lost', 'appeal_needs_response'])
      await learn(status, [back])
    expect(await order.held()).toBe(0)
    expect(await balances(order)).toMatchObject({ owed: 0, unapplied: 0 })
    const view = await getOrder(order.buyer, order.serial)
    expect(view.parts[0]).toMatchObject({ openMinor: 0 })
    expect(await disputeDesk(staff, order.disputeId)).toMatchObject({ status: 'won' })
  })
})

describe('the answer to a dispute', () => {
  it('consists of the order’s real papers, byte by byte, with tracking and the conversation', async () => {
    await seedRing()
    await aColleague()
    const trade = await aTrade(`${randomUUID()}@dispute.example`)
    const { url } = await startPayment(as(trade.guest), trade.partId)
    await submitCheckout(sessionOf(url), 'pay')
    await deliver(false)
    await db.orderLine.updateMany({
      where: { orderId: trade.orderId },
      data: { made: 500, ready: 500 },
    })
    await sendShipment(as(staff, now), shipmentEntries(trade.orderSerial ?? 0, 500))
    const { id: shipmentId } = await db.shipment.findFirstOrThrow({
      where: { orderId: trade.orderId },
    })
    for (const [kind, of] of [
      ['ORDER_CONFIRMATION', null],
      ['COMMERCIAL_INVOICE', shipmentId],
      ['PACKING_LIST', shipmentId],
    ])
      await issuePaper(as(staff), { serial: trade.orderSerial, kind, shipmentId: of, sure: 'on' })
    const payment = await db.payment.findFirstOrThrow({ where: { partId: trade.partId } })
    const charge = await db.sandboxObject.findFirstOrThrow({
      where: {
        kind: 'charge',
        data: { path: ['charge', 'payment_intent'], equals: payment.paymentIntentId ?? '' },
      },
    })
    await sandboxBankJob.handle({ deed: 'dispute', id: charge.id })
    await deliver()
    const { id: disputeId } = await db.dispute.findFirstOrThrow({
      where: { paymentId: payment.id },
    })
    const { proofs } = await disputeDesk(staff, disputeId)
    const kinds = ['signed_quote', 'confirmation', 'invoice', 'packing_list', 'tracking']
    expect(proofs.map(({ kind }) => kind)).toEqual(kinds)
    await answer(
      disputeId,
      'The goods arrived on Monday.',
      Object.fromEntries(kinds.map((kind) => [kind, 'on'])),
    )

    const { evidence } = await db.dispute.findUniqueOrThrow({ where: { id: disputeId } })
    const sent = evidence as { kind: string; name: string; sha256: string }[]
    expect(sent.map(({ kind }) => kind)).toEqual(kinds)
    const papers = await db.tradePaperFile.findMany({
      where: { paper: { orderId: trade.orderId } },
      select: { sha256: true, sizeBytes: true },
    })
    const hashes = sent.map(({ sha256 }) => sha256)
    expect(papers).toHaveLength(3)
    for (const { sha256 } of papers) expect(hashes).toContain(sha256)
    // The bank's copy: each file whole, and the parcel by its carrier.
    const kept = await db.sandboxObject.findUniqueOrThrow({ where: { id: disputeId } })
    const told = (kept.data as { evidence: Record<string, string> }).evidence
    expect(told).toMatchObject({
      shipping_carrier: 'DHL',
      shipping_tracking_number: 'JD014600006281',
      shipping_date: '2026-11-24',
      uncategorized_text: 'The goods arrived on Monday.',
    })
    const files = await db.sandboxObject.findMany({
      where: { kind: 'file', id: { in: Object.values(told) } },
    })
    const sizes = files.map(({ data }) => (data as { size: number }).size)
    expect(files).toHaveLength(4)
    for (const { sizeBytes } of papers) expect(sizes).toContain(sizeBytes)
  })
})
