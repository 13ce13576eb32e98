import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimAttempt } from '@/features/payments/commands/claim-attempt'
import { startPayment } from '@/features/payments/commands/start-payment'
import { PaymentUnavailableError } from '@/features/payments/stripe/unavailable'
import { saveSetting } from '@/features/company/commands/save-setting'
import { listSettings } from '@/features/company/queries/settings'
import { db } from '@/platform/db/client'
import { ConflictError, ForbiddenError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { stripe } from '@/platform/stripe/client'
import { sandboxSettlementJob, submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { failure } from '@/tests/support/failure'
import { anOrder, deliverAll, makeQueues, sessionOf, staff, standing, startSite } from './fixtures'
import { as } from '@/tests/support/as'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
  await makeQueues()
})
afterAll(async () => {
  await site.close()
  await stopBoss()
})

const sessions = async (partId: string) =>
  (await stripe().checkout.sessions.list({ limit: 100 })).data.filter(
    (session) => session.client_reference_id === partId,
  )
const reason = (error: unknown) => (error instanceof ConflictError ? error.reason : error)

describe('the payment page of a deposit', () => {
  it('asks for the plan’s amount and nothing else, and leads back to the order', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    const session = await stripe().checkout.sessions.retrieve(sessionOf(url))
    expect(session).toMatchObject({
      status: 'open',
      amount_total: 30_000,
      currency: 'usd',
      customer: expect.stringMatching(/^cus_/) as string,
      livemode: false,
    })
    const payment = await db.payment.findFirstOrThrow({ where: { partId: order.partId } })
    expect(session.metadata).toEqual({
      orderId: order.id,
      partId: order.partId,
      paymentId: payment.id,
    })
    expect(payment).toMatchObject({
      attempt: 1,
      state: 'OPEN',
      amountMinor: 30_000n,
      currency: 'USD',
      checkoutSessionId: session.id,
    })
    expect(url).toBe(`http://localhost:3000/sandbox/checkout/${session.id}`)
    expect(session.success_url).toMatch(
      /^http:\/\/localhost:3000\/orders\/SO-\d{5}\?session_id=\{CHECKOUT_SESSION_ID\}$/,
    )
    expect(
      await db.auditEvent.count({
        where: { action: 'payment.start', objectId: payment.id, actorKind: 'member' },
      }),
    ).toBe(1)
  })

  it('is the same one for a second click, another tab and a colleague', async () => {
    const order = await anOrder()
    const first = await startPayment(as(order.buyer), order.partId)
    expect(await startPayment(as(order.buyer), order.partId)).toEqual(first)
    expect(await startPayment(as(order.guest), order.partId)).toEqual(first)
    expect(await sessions(order.partId)).toHaveLength(1)
  })

  it('is one for twenty clicks at once', async () => {
    const order = await anOrder()
    const urls = await Promise.all(
      Array.from({ length: 20 }, () => startPayment(as(order.buyer), order.partId)),
    )
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1)
    expect(await sessions(order.partId)).toHaveLength(1)
    expect((await standing(order.id)).payments).toEqual(['OPEN'])
  })

  it('is found again after a crash between Stripe’s answer and our record of it', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await db.payment.updateMany({
      where: { partId: order.partId },
      data: { checkoutSessionId: null },
    })
    expect((await startPayment(as(order.buyer), order.partId)).url).toBe(url)
    expect(await sessions(order.partId)).toHaveLength(1)
  })

  it('is a new one, under a new key, when what we send has changed since the crash', async () => {
    const order = await anOrder()
    const attempt = await claimAttempt(as(order.buyer), order.partId)
    await stripe().checkout.sessions.create(
      {
        mode: 'payment',
        success_url: 'http://localhost:3000/old',
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: 'usd',
              unit_amount: 30_000,
              product_data: { name: 'Old name' },
            },
          },
        ],
      },
      { idempotencyKey: `part:${order.partId}:attempt:${attempt.attempt}` },
    )
    await startPayment(as(order.buyer), order.partId)
    expect((await standing(order.id)).payments).toEqual(['EXPIRED', 'OPEN'])
    expect(await sessions(order.partId)).toHaveLength(1)
  })

  it('is replaced when the old one leads back elsewhere; the old one is closed first', async () => {
    const order = await anOrder()
    const attempt = await claimAttempt(as(order.buyer), order.partId)
    const old = await stripe().checkout.sessions.create({
      mode: 'payment',
      success_url: 'https://moved.example/orders',
      client_reference_id: order.partId,
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'usd', unit_amount: 30_000, product_data: { name: 'x' } },
        },
      ],
    })
    await db.payment.update({ where: { id: attempt.id }, data: { checkoutSessionId: old.id } })
    const urls = await Promise.all(
      Array.from({ length: 5 }, () => startPayment(as(order.buyer), order.partId)),
    )
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1)
    expect((await sessions(order.partId)).map((session) => session.status).toSorted()).toEqual([
      'expired',
      'open',
    ])
    expect((await standing(order.id)).payments).toEqual(['EXPIRED', 'OPEN'])
  })

  it('is a new one after the old one expired', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await stripe().checkout.sessions.expire(sessionOf(url))
    const next = await startPayment(as(order.buyer), order.partId)
    expect(next.url).not.toBe(url)
    await deliverAll(sessionOf(url))
    expect((await standing(order.id)).payments).toEqual(['EXPIRED', 'OPEN'])
    expect(await startPayment(as(order.buyer), order.partId)).toEqual(next)
  })

  it('is a new one when Stripe doesn’t know the old one, as after a change of account', async () => {
    const order = await anOrder()
    await startPayment(as(order.buyer), order.partId)
    await db.payment.updateMany({
      where: { partId: order.partId },
      data: { checkoutSessionId: 'cs_test_elsewhere' },
    })
    await startPayment(as(order.buyer), order.partId)
    expect((await standing(order.id)).payments).toEqual(['EXPIRED', 'OPEN'])
  })

  it('is a new one after a bank debit came back', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await submitCheckout(sessionOf(url), 'bank_debit_fails')
    expect(reason(await failure(startPayment(as(order.buyer), order.partId)))).toBe('processing')
    await sandboxSettlementJob.handle({ sessionId: sessionOf(url), succeeds: false })
    // No webhook has come: Stripe is asked.
    expect((await startPayment(as(order.buyer), order.partId)).url).not.toBe(url)
    expect((await standing(order.id)).payments).toEqual(['FAILED', 'OPEN'])
  })
})

describe('no payment page opens', () => {
  it('for a paid deposit, even before its webhook', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await submitCheckout(sessionOf(url), 'pay')
    expect(reason(await failure(startPayment(as(order.buyer), order.partId)))).toBe('paid')
    expect(await standing(order.id)).toEqual({
      state: 'CONFIRMED',
      paid: true,
      payments: ['SUCCEEDED'],
      mails: 2,
    })
    expect(reason(await failure(startPayment(as(order.guest), order.partId)))).toBe('paid')
    expect(await sessions(order.partId)).toHaveLength(1)
  })

  it('while a bank debit is under way', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await submitCheckout(sessionOf(url), 'bank_debit')
    for (let click = 0; click < 3; click += 1)
      expect(reason(await failure(startPayment(as(order.buyer), order.partId)))).toBe('processing')
    expect(await sessions(order.partId)).toHaveLength(1)
  })

  it('for a cancelled order', async () => {
    const order = await anOrder()
    await db.order.update({ where: { id: order.id }, data: { state: 'CANCELLED' } })
    expect(reason(await failure(startPayment(as(order.buyer), order.partId)))).toBe('cancelled')
  })

  it.each([
    ['too_small', 100],
    ['too_large', 999_999_999],
  ])('for an amount that is %s', async (word, totalMinor) => {
    const order = await anOrder({ totalMinor })
    expect(reason(await failure(startPayment(as(order.buyer), order.partId)))).toBe(word)
    expect((await standing(order.id)).payments).toEqual([])
  })

  it('by card where the house takes none, or only smaller deposits; a euro counts by its quote’s rate', async () => {
    const money = async (change: Record<string, string>) => {
      const set = (await listSettings(staff)).find(({ name }) => name === 'money')
      await saveSetting(as(staff), {
        rateDays: '31',
        ...change,
        section: 'money',
        version: String(set?.version ?? 0),
      })
    }
    const [dollars, euros] = [await anOrder(), await anOrder({ currency: 'EUR' })]
    await money({ cardMostUsd: '300' })
    expect((await startPayment(as(dollars.buyer), dollars.partId)).url).toContain('http')
    // EUR 300.00 at 0.92 are USD 326.09.
    expect(reason(await failure(startPayment(as(euros.buyer), euros.partId)))).toBe(
      'above_card_limit',
    )
    await money({ cards: 'not_taken' })
    expect(reason(await failure(startPayment(as(euros.buyer), euros.partId)))).toBe('no_cards')
    expect((await standing(euros.id)).payments).toEqual([])
    await money({})
  })

  it('for somebody else, for staff, and for what isn’t an order', async () => {
    const order = await anOrder()
    const other = await anOrder()
    expect(await failure(startPayment(as(other.buyer), order.partId))).toBeInstanceOf(NotFoundError)
    expect(await failure(startPayment(as(other.guest), order.partId))).toBeInstanceOf(NotFoundError)
    expect(
      await failure(startPayment(as({ kind: 'guest', linkedRequestIds: [] }), order.partId)),
    ).toBeInstanceOf(ForbiddenError)
    expect(await failure(startPayment(as(staff), order.partId))).toBeInstanceOf(ForbiddenError)
    for (const id of ['', 'x', "' OR 1=1", randomUUID()])
      expect(await failure(startPayment(as(order.buyer), id))).toBeInstanceOf(NotFoundError)
    expect((await standing(order.id)).payments).toEqual([])
  })

  it('while Stripe is down; the same attempt continues afterwards', async () => {
    const order = await anOrder()
    await site.close()
    expect(await failure(startPayment(as(order.buyer), order.partId))).toBeInstanceOf(
      PaymentUnavailableError,
    )
    site = await startSite(Number(process.env.PORT))
    await startPayment(as(order.buyer), order.partId)
    expect((await standing(order.id)).payments).toEqual(['OPEN'])
  })
})
