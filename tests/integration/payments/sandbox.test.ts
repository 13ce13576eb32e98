import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPayment } from '@/features/payments/commands/start-payment'
import { db } from '@/platform/db/client'
import { startWorkers } from '@/platform/jobs'
import { stopBoss } from '@/platform/jobs/boss'
import { stripe } from '@/platform/stripe/client'
import {
  getCheckout,
  sandboxSettlementJob,
  submitCheckout,
} from '@/platform/stripe/sandbox/checkout'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { failure } from '@/tests/support/failure'
import { anOrder, makeQueues, sandboxEvents, sessionOf, standing, startSite } from './fixtures'
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

const parameters = (name = 'Deposit', amount = 5000): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://localhost:3000/done?session_id={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:3000/back',
  line_items: [
    { quantity: 2, price_data: { currency: 'usd', unit_amount: amount, product_data: { name } } },
  ],
  metadata: { a: 'b c' },
})
const create = (params = parameters(), options: Stripe.RequestOptions = {}) =>
  stripe().checkout.sessions.create(params, options)

describe('Stripe’s API in the sandbox', () => {
  it('creates, finds and lists sessions in Stripe’s shape', async () => {
    const session = await create()
    expect(session.id).toMatch(/^cs_test_[0-9a-f]{60}$/)
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 10_000,
      currency: 'usd',
      status: 'open',
      payment_status: 'unpaid',
      livemode: false,
      payment_intent: null,
      metadata: { a: 'b c' },
    })
    expect(session.success_url).toBe('http://localhost:3000/done?session_id={CHECKOUT_SESSION_ID}')
    expect(session.expires_at - session.created).toBe(86_400)
    expect(await stripe().checkout.sessions.retrieve(session.id)).toEqual(
      expect.objectContaining({ id: session.id }),
    )
    expect((await stripe().checkout.sessions.list({ limit: 1 })).data[0]?.id).toBe(session.id)
  })

  it('repeats its first answer to a key, twenty times at once', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 20 }, () => create(parameters(), { idempotencyKey: 'one' })),
    )
    expect(new Set(sessions.map((session) => session.id)).size).toBe(1)
    expect(
      sessions.filter((session) => session.lastResponse.headers['idempotent-replayed'] === 'true'),
    ).toHaveLength(19)
  })

  it('refuses a key with other content', async () => {
    await create(parameters(), { idempotencyKey: 'two' })
    expect(await failure(create(parameters('Another'), { idempotencyKey: 'two' }))).toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    )
  })

  it('leaves the key free when the content was wrong', async () => {
    expect(await failure(create(parameters('x', 10), { idempotencyKey: 'three' }))).toMatchObject({
      code: 'amount_too_small',
    })
    expect(await create(parameters(), { idempotencyKey: 'three' })).toMatchObject({
      status: 'open',
    })
  })

  it('refuses what Stripe refuses, in its words', async () => {
    expect(
      await failure(
        create({ ...parameters(), nonsense: '1' } as Stripe.Checkout.SessionCreateParams),
      ),
    ).toMatchObject({ code: 'parameter_unknown', param: 'nonsense' })
    const { success_url: _, ...without } = parameters()
    expect(await failure(create(without))).toMatchObject({
      code: 'parameter_missing',
      param: 'success_url',
    })
    expect(await failure(create(parameters('x', 99_999_999)))).toMatchObject({
      code: 'amount_too_large',
    })
    expect(await failure(stripe().checkout.sessions.retrieve('cs_test_none'))).toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    })
    expect(await failure(stripe().paymentIntents.retrieve('pi_none'))).toMatchObject({
      code: 'resource_missing',
    })
    expect(await failure(stripe().products.create({ name: 'x' }))).toMatchObject({
      statusCode: 404,
    })
  })

  it.each(['sk_test_sandbox_guessed', 'sk_live_real', ''])(
    'accepts no key but its own: %j',
    async (key) => {
      const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/v1/checkout/sessions`, {
        headers: { authorization: `Bearer ${key}` },
      })
      expect(answer.status).toBe(401)
      expect(((await answer.json()) as { error: { type: string } }).error.type).toBe(
        'invalid_request_error',
      )
    },
  )

  it('expires an open session once, with an event', async () => {
    const session = await create()
    expect(await stripe().checkout.sessions.expire(session.id)).toMatchObject({
      status: 'expired',
      url: null,
    })
    expect(await failure(stripe().checkout.sessions.expire(session.id))).toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    )
    expect((await sandboxEvents(session.id)).map((event) => event.type)).toEqual([
      'checkout.session.expired',
    ])
  })
})

describe('the sandbox’s payment page', () => {
  it('pays once, however often it is submitted', async () => {
    const session = await create()
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => submitCheckout(session.id, i % 2 ? 'decline' : 'pay')),
    )
    expect(results.some((result) => result?.status === 'complete')).toBe(true)
    await submitCheckout(session.id, 'pay')
    const completed = (await sandboxEvents(session.id)).filter(
      (event) => event.type === 'checkout.session.completed',
    )
    expect(completed).toHaveLength(1)
    const done = await stripe().checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    })
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: { status: 'succeeded', amount_received: 10_000 },
    })
  })

  it('stays open after a declined card, and says so', async () => {
    const session = await create()
    await submitCheckout(session.id, 'decline')
    expect(await getCheckout(session.id)).toMatchObject({
      session: { status: 'open' },
      lastError: 'card_declined',
    })
    await submitCheckout(session.id, 'cancel_authentication')
    expect(await getCheckout(session.id)).toMatchObject({
      lastError: 'payment_intent_authentication_failure',
    })
  })

  it('takes nothing after its time', async () => {
    const session = await create()
    const tomorrow = new Date((session.expires_at + 1) * 1000)
    expect(await submitCheckout(session.id, 'pay', tomorrow)).toMatchObject({ status: 'expired' })
    expect((await getCheckout(session.id, tomorrow))?.session.status).toBe('expired')
    expect(await sandboxEvents(session.id)).toEqual([])
    expect(await submitCheckout('cs_test_none', 'pay')).toBeNull()
  })

  it('ends a bank debit once', async () => {
    const session = await create()
    await submitCheckout(session.id, 'bank_debit')
    expect(await stripe().checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    })
    await Promise.all(
      [true, true, false].map((succeeds) =>
        sandboxSettlementJob.handle({ sessionId: session.id, succeeds }),
      ),
    )
    const types = (await sandboxEvents(session.id)).map((event) => event.type)
    expect(
      types.filter((type) => type === 'checkout.session.async_payment_succeeded').length +
        types.filter((type) => type === 'checkout.session.async_payment_failed').length,
    ).toBe(1)
  })
})

describe('with its workers running', () => {
  it('a payment reaches the order by signed webhook, also when the first delivery fails', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await site.close()
    // Another server answers at first: the delivery is refused and must be repeated.
    let refused = 0
    const broken = createServer((_, answer) => {
      refused += 1
      answer.writeHead(503).end()
    })
    await new Promise<void>((resolve) =>
      broken.listen(Number(process.env.PORT), '127.0.0.1', resolve),
    )
    expect((broken.address() as AddressInfo).port).toBe(Number(process.env.PORT))
    await startWorkers([sandboxWebhookJob])
    await submitCheckout(sessionOf(url), 'pay')
    await expect.poll(() => refused, { timeout: 10_000 }).toBeGreaterThan(0)
    broken.closeAllConnections()
    await new Promise((resolve) => broken.close(resolve))
    site = await startSite(Number(process.env.PORT))
    await expect
      .poll(async () => (await standing(order.id)).state, { timeout: 20_000, interval: 200 })
      .toBe('CONFIRMED')
    const [event] = await sandboxEvents(sessionOf(url))
    expect(await db.stripeEvent.count({ where: { id: event?.id ?? '' } })).toBe(1)
  })
})
