import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { getOrder } from '@/features/orders/queries/orders'
import { answerDispute, concedeDispute } from '@/features/payments/commands/answer-dispute'
import { startPayment } from '@/features/payments/commands/start-payment'
import { disputeDesk } from '@/features/payments/queries/dispute-desk'
import { openDisputes, paymentDesk } from '@/features/payments/queries/payment-desk'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { accountBalance } from '@/features/ledger/queries/balances'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { sandboxBankJob } from '@/platform/stripe/sandbox/bank'
import { sandboxSettlementJob } from '@/platform/stripe/sandbox/checkout'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { makeQueues, staff, startSite } from './fixtures'
import { aPaidOrder, balances, clearing, deliver, fees, makeMoneyQueues } from './money'

let site: Awaited<ReturnType<typeof startSite>>
beforeAll(async () => {
  site = await startSite()
  await makeQueues()
  await makeMoneyQueues()
})
afterAll(async () => {
  await site.close()
  await stopBoss()
})
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
  it('stands on its account with its day until it is won, whatever its events’ order', async () => {
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

  it('that is lost leaves its part owed again, to be paid anew', async () => {
    const order = await aDisputed()
    await concedeDispute(as(staff), { disputeId: order.disputeId })
    await deliver()
    expect(await order.held()).toBe(0)
    expect(await balances(order)).toMatchObject({ owed: 30_000, deposit: -30_000 })
    const view = await getOrder(order.buyer, order.serial)
    expect(view.parts[0]).toMatchObject({ state: 'due', openMinor: 30_000 })
    expect((await startPayment(as(order.buyer), order.partId)).url).toContain('http')
  })

  it('about a debit that its payer took back is over as it begins', async () => {
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
})
