import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareStripe } from '@/features/payments/commands/compare-stripe'
import { endStalePages } from '@/features/payments/commands/end-stale-pages'
import { reconcilePayment } from '@/features/payments/commands/reconcile-payment'
import { askDifference, noteDifference } from '@/features/payments/commands/settle-difference'
import { startPayment } from '@/features/payments/commands/start-payment'
import { stripeDay, stripeDifferences } from '@/features/payments/queries/stripe-day'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { stripe } from '@/platform/stripe/client'
import { submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { setOutage, setSandboxClock } from '@/platform/stripe/sandbox/outage'
import { failPayout, payOut } from '@/platform/stripe/sandbox/payouts'
import { as, asSystem } from '@/tests/support/as'
import { asSuperuser } from '@/tests/support/as-superuser'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { anOrder, post, sandboxEvents, sessionOf, staff, standing } from './fixtures'
import { aPaidOrder, clearing, deliver, fees, serveMoney } from './money'

serveMoney()
afterEach(async () => {
  await setOutage(null)
  await setSandboxClock(0)
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
})
beforeEach(deliver)

const today = () => factoryDay(new Date())
/** Late enough that an event of the last minute is no longer expected. */
const later = () => as(staff, new Date(Date.now() + 120_000))
const open = async () =>
  (await stripeDifferences(staff)).open.map(({ kind, subject }) => `${subject} ${kind}`)

describe('a payout', () => {
  it('moves clearing, net of all its fees, in transit to the bank, and back when it fails', async () => {
    await aPaidOrder()
    await aPaidOrder()
    const transit = () => accountBalance(db, houseAccount('PAYOUT_TRANSIT', 'USD'))
    const [fee, way] = [await fees(), await transit()]
    const payout = await payOut('usd', new Date())
    await deliver()
    const amount = payout?.amount ?? 0
    expect(await clearing()).toBe(0)
    expect((await transit()) - way).toBe(amount)
    expect(await fees()).toBeGreaterThan(fee)
    const { payouts, totals } = await stripeDay(staff, today())
    expect(payouts[0]).toMatchObject({ id: payout?.id, amountMinor: amount, partsMinor: amount })
    expect(totals[0]).toMatchObject({ currency: 'USD', paidOutMinor: amount, leftMinor: 0 })
    await failPayout(payout?.id ?? '', new Date())
    await deliver()
    expect([await transit(), await clearing()]).toEqual([way, amount])
    await compareStripe(later())
    expect(await open()).toEqual([])
  })
})

describe('comparing Stripe with the books', () => {
  it('finds nothing where everything arrived, and takes the events that never did', async () => {
    const order = await aPaidOrder('pay', { tell: false })
    expect((await standing(order.id)).paid).toBe(false)
    const { events } = await compareStripe(later())
    expect(events).toBeGreaterThan(0)
    expect((await standing(order.id)).state).toBe('CONFIRMED')
    expect(await open()).toEqual([])
    expect((await compareStripe(later())).events).toBe(0)
    await deliver()
  })

  it('names what is missing on either side, and settles it by Stripe’s answer or by a note', async () => {
    const order = await aPaidOrder()
    await compareStripe(later())
    // A payment only in the books, a charge only at Stripe, a fee booked differently.
    await db.payment.update({
      where: { id: order.paymentId },
      data: { paymentIntentId: 'pi_nowhere' },
    })
    const movement = await db.stripeMovement.findFirstOrThrow({ where: { sourceId: order.charge } })
    await db.sandboxObject.update({
      where: { id: movement.id },
      data: {
        data: {
          movement: {
            ...(
              (await db.sandboxObject.findUniqueOrThrow({ where: { id: movement.id } }))
                .data as unknown as { movement: object }
            ).movement,
            fee: 777,
            net: 30_000 - 777,
          },
          payout: null,
        },
      },
    })
    await compareStripe(later())
    expect((await open()).toSorted()).toEqual([
      'fee fee',
      'payment missing_here',
      'payment missing_there',
    ])
    const rows = (await stripeDifferences(staff)).open
    const of = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? ''
    await askDifference(as(staff), { id: of('fee') })
    await noteDifference(as(staff), { id: of('missing_there'), note: 'A test has renamed it.' })
    await db.payment.update({
      where: { id: order.paymentId },
      data: { paymentIntentId: order.payment.paymentIntentId },
    })
    await askDifference(as(staff), { id: of('missing_here') })
    await compareStripe(later())
    expect(await open()).toEqual([])
    expect((await stripeDifferences(staff)).last).toMatchObject({ by: 'Lin' })
  })

  it('says so and writes nothing while Stripe is down', async () => {
    const count = await db.stripeComparison.count()
    await setOutage('away')
    expect(await failure(compareStripe(as(staff)))).toMatchObject({ reason: 'no_stripe' })
    expect(await db.stripeComparison.count()).toBe(count)
  })

  it('stores and shows events of types that nobody handles', async () => {
    const event = {
      id: 'evt_of_tomorrow',
      object: 'event',
      type: 'moon.risen',
      livemode: false,
      created: 1,
      data: { object: { id: 'moon_1', object: 'moon' } },
    }
    expect(await post(event)).toEqual({ status: 200, outcome: 'unknown_type' })
    expect((await stripeDifferences(staff)).unknown).toMatchObject([{ type: 'moon.risen' }])
  })
})

describe('a faulty Stripe', () => {
  it('that limits requests is asked again under the same key', async () => {
    const order = await anOrder()
    await setOutage('busy')
    expect(await failure(startPayment(as(order.buyer), order.partId))).toMatchObject({
      reason: 'no_stripe',
    })
    await setOutage(null)
    await startPayment(as(order.buyer), order.partId)
    expect((await standing(order.id)).payments).toEqual(['OPEN'])
  })

  it('that is slow keeps nobody waiting who returns from the payment page', async () => {
    const { sessionId } = await aPaidOrder('pay', { tell: false })
    await setOutage('slow')
    const since = performance.now()
    expect(await reconcilePayment(sessionId)).toBe('due')
    expect(performance.now() - since).toBeLessThan(3_900)
    await setOutage(null)
    expect(await reconcilePayment(sessionId)).toBe('paid')
  })

  it('with a wrong clock or lost events: nothing is assumed, and nothing is lost', async () => {
    const order = await aPaidOrder('pay', { tell: false })
    const eventId = (await sandboxEvents(order.sessionId))[0]?.id ?? ''
    const tell = () => sandboxWebhookJob.handle({ eventId })
    await setSandboxClock(-8)
    expect(await failure(tell())).toMatchObject({
      message: expect.stringContaining('400') as string,
    })
    await setSandboxClock(0)
    await setOutage('forgets')
    await tell()
    await setOutage(null)
    expect((await standing(order.id)).paid).toBe(false)
    await setSandboxClock(8)
    await tell()
    expect((await standing(order.id)).paid).toBe(true)
  })

  it('with a clock that is ahead ends a page by its own: the next press gets another', async () => {
    const order = await anOrder()
    const { url } = await startPayment(as(order.buyer), order.partId)
    await setSandboxClock(25 * 60)
    const again = await startPayment(as(order.buyer), order.partId)
    expect(again.url).not.toBe(url)
    expect((await standing(order.id)).payments).toEqual(['EXPIRED', 'OPEN'])
  })
})

describe('a payment page', () => {
  it('belongs to the company’s one customer, with a receipt to whoever pays', async () => {
    const first = await aPaidOrder()
    const session = await stripe().checkout.sessions.retrieve(first.sessionId, {
      expand: ['payment_intent'],
    })
    const intent = session.payment_intent
    expect(session.customer).toMatch(/^cus_/)
    expect(intent && typeof intent !== 'string' ? intent.receipt_email : '').toBe(
      first.contactEmail,
    )
    expect(
      await db.stripeCustomer.findMany({ where: { companyId: first.companyId } }),
    ).toMatchObject([{ id: session.customer }])
    // Stripe no longer has it: it is created anew.
    await asSuperuser([`DELETE FROM sandbox_object WHERE kind = 'customer'`])
    await asSuperuser([`DELETE FROM sandbox_object WHERE kind = 'idempotency'`])
    const other = await anOrder()
    await db.order.update({ where: { id: other.id }, data: { companyId: first.companyId } })
    expect((await startPayment(as(other.guest), other.partId)).url).toContain('http')
  })

  it('for what isn’t owed any more is ended; a payment there a moment before is kept', async () => {
    const [gone, paid] = [await anOrder(), await anOrder()]
    const [url, other] = [
      (await startPayment(as(gone.buyer), gone.partId)).url,
      (await startPayment(as(paid.buyer), paid.partId)).url,
    ]
    for (const { id } of [gone, paid])
      await db.order.update({ where: { id }, data: { state: 'CANCELLED' } })
    await submitCheckout(sessionOf(other), 'pay')
    expect(await endStalePages(asSystem())).toBe(2)
    expect((await submitCheckout(sessionOf(url), 'pay'))?.status).toBe('expired')
    expect((await standing(gone.id)).payments).toEqual(['EXPIRED'])
    expect((await standing(paid.id)).payments).toEqual(['SUCCEEDED'])
    expect(await accountBalance(db, houseAccount('UNAPPLIED_RECEIPT', 'USD', paid.companyId))).toBe(
      -30_000,
    )
  })

  it('whose creation Stripe answered with a failure is abandoned, and another created under another key', async () => {
    const order = await anOrder()
    await setOutage('fails_after')
    expect(await failure(startPayment(as(order.buyer), order.partId))).toMatchObject({
      reason: 'no_stripe',
    })
    await setOutage(null)
    const { url } = await startPayment(as(order.buyer), order.partId)
    await submitCheckout(sessionOf(url), 'pay')
    await deliver()
    expect(await standing(order.id)).toMatchObject({ state: 'CONFIRMED' })
  })
})
