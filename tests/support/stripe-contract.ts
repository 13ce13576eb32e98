import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { failure } from './failure'

/** Stripe, or its stand-in, with ways to make money there without a browser. */
export interface ContractSubject {
  stripe: () => Stripe
  /** a payment intent that was paid by card, of so many minor units of US dollars */
  paidIntent: (amountMinor: number, customer: string) => Promise<string>
  /** one whose charge its payer disputes at once */
  disputedIntent: (amountMinor: number) => Promise<string>
}

const session = (more: object = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'https://example.com/done?session_id={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://example.com/back',
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: 'Deposit' } },
    },
  ],
  adaptive_pricing: { enabled: false },
  ...more,
})

/**
 * The behaviour of Stripe that this site relies on. The sandbox keeps to it, and Stripe's test mode
 * is checked by the same tests when named.
 */
export function stripeContract({ stripe, paidIntent, disputedIntent }: ContractSubject): void {
  const customer = () => stripe().customers.create({ name: 'Aurora', metadata: { companyId: 'x' } })

  describe('checkout sessions', () => {
    it('take a customer, a receipt and a filter of methods by its current name', async () => {
      const { id } = await customer()
      const created = await stripe().checkout.sessions.create(
        session({
          customer: id,
          allowed_payment_method_types: ['card'],
          payment_intent_data: { receipt_email: 'ana@aurora.example', metadata: { a: 'b' } },
        }),
      )
      expect(created).toMatchObject({
        object: 'checkout.session',
        amount_total: 5_000,
        currency: 'usd',
        status: 'open',
        payment_status: 'unpaid',
        customer: id,
        allowed_payment_method_types: ['card'],
        livemode: false,
      })
      expect(await stripe().checkout.sessions.expire(created.id)).toMatchObject({
        status: 'expired',
      })
      expect(await failure(stripe().checkout.sessions.expire(created.id))).toBeInstanceOf(
        Stripe.errors.StripeInvalidRequestError,
      )
    })

    it('refuse the former name, an unknown customer, and a customer beside an address', async () => {
      expect(
        await failure(
          stripe().checkout.sessions.create(session({ payment_method_types: ['card'] })),
        ),
      ).toMatchObject({ code: 'parameter_unknown', param: 'payment_method_types' })
      expect(
        await failure(stripe().checkout.sessions.create(session({ customer: 'cus_none' }))),
      ).toMatchObject({ code: 'resource_missing', param: 'customer' })
      const { id } = await customer()
      expect(
        await failure(
          stripe().checkout.sessions.create(
            session({ customer: id, customer_email: 'ana@aurora.example' }),
          ),
        ),
      ).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    })

    it('exist once per key, and refuse a key that comes back with something else', async () => {
      const idempotencyKey = randomUUID()
      const [first, second] = [
        await stripe().checkout.sessions.create(session(), { idempotencyKey }),
        await stripe().checkout.sessions.create(session(), { idempotencyKey }),
      ]
      expect(second.id).toBe(first.id)
      expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
      expect(
        await failure(
          stripe().checkout.sessions.create(session({ client_reference_id: 'other' }), {
            idempotencyKey,
          }),
        ),
      ).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    })
  })

  describe('refunds', () => {
    it('give back a charge in parts, and no more than it has; the balance shows each', async () => {
      const intent = await paidIntent(5_000, (await customer()).id)
      const charge = (await stripe().paymentIntents.retrieve(intent, { expand: ['latest_charge'] }))
        .latest_charge as Stripe.Charge
      expect(charge).toMatchObject({
        object: 'charge',
        amount: 5_000,
        payment_method_details: { type: 'card' },
      })
      const refund = await stripe().refunds.create({
        payment_intent: intent,
        amount: 2_000,
        reason: 'requested_by_customer',
        metadata: { refundId: 'r' },
      })
      expect(refund).toMatchObject({
        object: 'refund',
        amount: 2_000,
        status: 'succeeded',
        payment_intent: intent,
        metadata: { refundId: 'r' },
      })
      expect(
        await failure(stripe().refunds.create({ payment_intent: intent, amount: 3_001 })),
      ).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
      expect(
        await failure(stripe().refunds.create({ payment_intent: intent, amount: 0 })),
      ).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
      await stripe().refunds.create({ payment_intent: intent })
      expect(await failure(stripe().refunds.create({ payment_intent: intent }))).toMatchObject({
        code: 'charge_already_refunded',
      })
      const { data } = await stripe().refunds.list({ payment_intent: intent })
      expect(data.map(({ amount }) => amount)).toEqual([3_000, 2_000])
      const moved = await stripe().balanceTransactions.list({
        source: refund.id,
        expand: ['data.source'],
      })
      expect(moved.data[0]).toMatchObject({
        amount: -2_000,
        reporting_category: 'refund',
        source: { object: 'refund', id: refund.id },
      })
    })
  })

  describe('disputes', () => {
    it('accept files and words once, and block a refund', async () => {
      const intent = await disputedIntent(5_000)
      const find = async () => (await stripe().disputes.list({ payment_intent: intent })).data[0]
      await expect.poll(find, { timeout: 20_000, interval: 500 }).toBeDefined()
      const dispute = (await find()) as Stripe.Dispute
      expect(dispute).toMatchObject({ object: 'dispute', amount: 5_000, status: 'needs_response' })
      expect(await failure(stripe().refunds.create({ payment_intent: intent }))).toMatchObject({
        code: 'charge_disputed',
      })
      const file = await stripe().files.create({
        purpose: 'dispute_evidence',
        file: { data: Buffer.from('%PDF-1.4 a paper'), name: 'a.pdf', type: 'application/pdf' },
      })
      expect(file).toMatchObject({ object: 'file', purpose: 'dispute_evidence' })
      const answered = await stripe().disputes.update(dispute.id, {
        evidence: { receipt: file.id, uncategorized_text: 'winning_evidence' },
        submit: true,
      })
      expect(answered.evidence_details.submission_count).toBe(1)
      expect(['under_review', 'won']).toContain(answered.status)
    })
  })

  describe('movements of money', () => {
    it('are listed as events and as movements of the balance', async () => {
      const since = Math.floor(Date.now() / 1000) - 600
      const { data: events } = await stripe().events.list({ created: { gte: since }, limit: 100 })
      expect(events.some(({ type }) => type === 'refund.created')).toBe(true)
      const { data: moved } = await stripe().balanceTransactions.list({
        created: { gte: since },
        limit: 100,
      })
      expect(moved.length).toBeGreaterThan(0)
      for (const each of moved) expect(each.net).toBe(each.amount - each.fee)
      expect(await failure(stripe().payouts.retrieve('po_none'))).toMatchObject({
        code: 'resource_missing',
      })
    })
  })
}
