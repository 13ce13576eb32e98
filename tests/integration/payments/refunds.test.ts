import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { getOrder } from '@/features/orders/queries/orders'
import { askRefund } from '@/features/payments/commands/ask-refund'
import { dropRefund } from '@/features/payments/commands/drop-refund'
import { pushRefund } from '@/features/payments/commands/push-refund'
import { duesBack, paymentDesk, refundsWaiting } from '@/features/payments/queries/payment-desk'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stripe } from '@/platform/stripe/client'
import { sandboxBankJob } from '@/platform/stripe/sandbox/bank'
import { setOutage } from '@/platform/stripe/sandbox/outage'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { staff } from './fixtures'
import { aPaidOrder, balances, clearing, deliver, serveMoney } from './money'

serveMoney()
afterEach(async () => {
  await setOutage(null)
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
})

const ask = (paymentId: string, amount: string, more: Record<string, string> = {}) =>
  askRefund(as(staff), { paymentId, key: randomUUID(), amount, reason: 'goods', ...more })
const fields = (error: unknown) =>
  error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
const atStripe = async (intent: string | null) =>
  (await stripe().refunds.list({ payment_intent: intent ?? '' })).data.map(({ amount }) => amount)

describe('a refund', () => {
  it('in two parts reduces the deposit through Stripe, is told to the buyer, and is in the books once', async () => {
    const order = await aPaidOrder()
    const before = await clearing()
    const key = randomUUID()
    const first = { paymentId: order.paymentId, key, amount: '100.00', reason: 'goods' }
    const ids = await Promise.all([askRefund(as(staff), first), askRefund(as(staff), first)])
    expect(new Set(ids).size).toBe(1)
    await ask(order.paymentId, '')
    await deliver()
    expect(await atStripe(order.payment.paymentIntentId)).toEqual([20_000, 10_000])
    expect(await balances(order)).toEqual({ deposit: 0, owed: 0, due: 0, unapplied: 0 })
    expect((await clearing()) - before).toBe(-30_000)
    expect(await paymentDesk(staff, order.paymentId)).toMatchObject({
      refundedMinor: 30_000,
      leftMinor: 0,
      refunds: [{ state: 'SUCCEEDED' }, { state: 'SUCCEEDED' }],
    })
    expect(await db.mailMessage.count({ where: { template: 'refund' } })).toBe(2)
    expect((await getOrder(order.buyer, order.serial)).parts[0]).toMatchObject({
      paidAt: expect.any(Date) as Date,
      refundedMinor: 30_000,
    })
  })

  it.each([
    ['below zero', '-5'],
    ['zero', '0'],
    ['no amount', 'much'],
    ['more than was paid', '300.01'],
    ['finer than its currency', '1.234567'],
  ])('of %s is refused at its field, and nothing is written', async (_, amount) => {
    const order = await aPaidOrder()
    expect(fields(await failure(ask(order.paymentId, amount)))).toEqual(['amount'])
    expect(await db.refund.count({ where: { paymentId: order.paymentId } })).toBe(0)
    expect(await atStripe(order.payment.paymentIntentId)).toEqual([])
  })

  it('of more than is left is refused, for ten at once and by the database', async () => {
    const order = await aPaidOrder()
    const asked = await Promise.allSettled(
      Array.from({ length: 10 }, () => ask(order.paymentId, '100')),
    )
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await deliver()
    expect(await atStripe(order.payment.paymentIntentId)).toEqual([10_000, 10_000, 10_000])
    await expect(
      db.refund.create({
        data: {
          paymentId: order.paymentId,
          key: randomUUID(),
          amountMinor: 1n,
          currency: 'USD',
          reason: 'goods',
          note: '',
          askedBy: 'nobody',
          askedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/more than it/)
  })

  it('of a disputed or unreceived payment, or by an actor without the right, is refused', async () => {
    const disputed = await aPaidOrder()
    await sandboxBankJob.handle({ deed: 'dispute', id: disputed.charge })
    await deliver()
    expect(await failure(ask(disputed.paymentId, '10'))).toMatchObject({ reason: 'disputed' })
    const open = await aPaidOrder('decline')
    expect(await failure(ask(open.paymentId, '10'))).toMatchObject({ reason: 'not_received' })
    const input = { paymentId: disputed.paymentId, key: randomUUID(), reason: 'goods' }
    await expect(
      askRefund(as({ ...staff, roles: ['sales', 'viewer'] } as Actor), input),
    ).rejects.toMatchObject({ name: 'ForbiddenError' })
  })

  it('of a debit that can be recalled needs an explicit confirmation, and waits for its bank', async () => {
    const order = await aPaidOrder('bank_debit')
    expect(order.payment.method).toBe('us_bank_account')
    expect(fields(await failure(ask(order.paymentId, '300')))).toEqual(['sure'])
    const id = await ask(order.paymentId, '300', { sure: 'on' })
    await deliver()
    expect(await refundsWaiting(staff)).toMatchObject([{ id, state: 'PENDING' }])
    const refund = await db.refund.findUniqueOrThrow({ where: { id } })
    expect(refund.isRecallAccepted).toBe(true)
    await sandboxBankJob.handle({ deed: 'take_refund', id: refund.stripeId ?? '' })
    await deliver()
    expect(await refundsWaiting(staff)).toEqual([])
  })

  it('that comes back stays due, and is requested again or dropped', async () => {
    const order = await aPaidOrder('pay_refund_fails')
    const before = await clearing()
    const returned = async () => {
      const id = await ask(order.paymentId, '40')
      const { stripeId } = await db.refund.findUniqueOrThrow({ where: { id } })
      await sandboxBankJob.handle({ deed: 'refuse_refund', id: stripeId ?? '' })
      await deliver()
      return id
    }
    await returned()
    expect(await balances(order)).toMatchObject({ due: -4_000, deposit: -26_000 + 0 })
    expect(await clearing()).toBe(before)
    // Requested again, it is due only once.
    const again = await returned()
    expect(await balances(order)).toMatchObject({ due: -4_000 })
    expect(await refundsWaiting(staff)).toMatchObject([{ id: again, state: 'FAILED' }])
    expect(await duesBack(staff)).toEqual([])
    await dropRefund(as(staff), { refundId: again })
    await dropRefund(as(staff), { refundId: again })
    expect(await balances(order)).toMatchObject({ due: 0, deposit: -30_000 })
    expect(await refundsWaiting(staff)).toEqual([])
  })

  it('that was made at Stripe is taken over, also where its news come before its payment’s', async () => {
    const order = await aPaidOrder('pay', { tell: false })
    const intent = await stripe().checkout.sessions.retrieve(order.sessionId)
    await stripe().refunds.create({ payment_intent: String(intent.payment_intent), amount: 5_000 })
    await deliver()
    expect(await paymentDesk(staff, order.paymentId)).toMatchObject({
      refunds: [{ amountMinor: 5_000, state: 'SUCCEEDED', askedBy: 'Stripe' }],
      leftMinor: 25_000,
    })
    expect(await balances(order)).toMatchObject({ deposit: -25_000, owed: 0, due: 0 })
  })
})

describe('with a faulty Stripe', () => {
  it('a refund stands, and goes out later', async () => {
    const order = await aPaidOrder()
    await setOutage('away')
    const id = await ask(order.paymentId, '10')
    expect(await balances(order)).toMatchObject({ due: -1_000 })
    expect(await refundsWaiting(staff)).toMatchObject([{ id, state: 'ASKED' }])
    await setOutage(null)
    expect(await pushRefund(id)).toBe(true)
    await deliver()
    expect(await atStripe(order.payment.paymentIntentId)).toEqual([1_000])
    expect(await balances(order)).toMatchObject({ due: 0 })
  })

  it('one that was made and answered with a failure isn’t made twice', async () => {
    const order = await aPaidOrder()
    await setOutage('fails_after')
    const id = await ask(order.paymentId, '10')
    expect(await db.refund.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'ASKED' })
    // Under the old key Stripe would answer with the failure for ever.
    await setOutage(null)
    await Promise.all([pushRefund(id), pushRefund(id)])
    expect(await atStripe(order.payment.paymentIntentId)).toEqual([1_000])
    await deliver()
    expect(await refundsWaiting(staff)).toEqual([])
  })
})
