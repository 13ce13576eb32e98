import { asSuperuser } from '../../support/as-superuser'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getOrder } from '@/features/orders/queries/orders'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { settleAlert } from '@/features/payments/commands/settle-alert'
import { overpaidBy } from '@/features/payments/queries/overpaid'
import { paymentAlerts } from '@/features/payments/queries/payment-alerts'
import { startPayment } from '@/features/payments/commands/start-payment'
import { reconcilePayment } from '@/features/payments/commands/reconcile-payment'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import {
  sandboxSettlementJob,
  submitCheckout,
  type CheckoutOutcome,
} from '@/platform/stripe/sandbox/checkout'
import {
  alerts,
  anOrder,
  makeQueues,
  post,
  sandboxEvents,
  sessionOf,
  staff,
  standing,
  startSite,
  type StoredEvent,
} from './fixtures'
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

/**
 * An order after these outcomes on its payment page, and the events that Stripe has to deliver
 * about it.
 */
async function after(...outcomes: CheckoutOutcome[]) {
  const order = await anOrder()
  const { url } = await startPayment(as(order.buyer), order.partId)
  const sessionId = sessionOf(url)
  for (const outcome of outcomes) await submitCheckout(sessionId, outcome)
  return { order, sessionId, events: await sandboxEvents(sessionId) }
}

const only = (events: StoredEvent[], type: string): StoredEvent =>
  events.find((event) => event.type === type) ?? expect.fail(`no ${type}`)
const changed = (event: StoredEvent, object: object): StoredEvent => ({
  ...event,
  id: `${event.id}x`,
  data: { object: { ...event.data.object, ...object } },
})
const paid = { state: 'CONFIRMED', paid: true, payments: ['SUCCEEDED'], mails: 2 }
const unpaid = { state: 'AWAITING_DEPOSIT', paid: false, payments: ['OPEN'], mails: 0 }

describe('a paid deposit', () => {
  it('confirms the order, mails both sides and is audited', async () => {
    const { order, events } = await after('pay')
    expect(await post(only(events, 'checkout.session.completed'))).toEqual({
      status: 200,
      outcome: 'paid',
    })
    expect(await standing(order.id)).toEqual(paid)
    const mails = await db.mailMessage.findMany({
      where: { dedupeKey: { contains: order.partId } },
      orderBy: { dedupeKey: 'asc' },
    })
    expect(mails.map((mail) => [mail.dedupeKey, mail.toAddress])).toEqual([
      [`deposit-paid:${order.partId}:buyer`, order.contactEmail],
      [`deposit-paid:${order.partId}:staff`, 'sales@fsc.example'],
    ])
    expect(mails[0]?.subject).toContain('USD 300.00')
    expect(
      await db.auditEvent.count({
        where: { action: 'order.confirm', objectId: order.id, actorKind: 'stripe' },
      }),
    ).toBe(1)
    const payment = await db.payment.findFirstOrThrow({ where: { partId: order.partId } })
    expect(payment.paymentIntentId).toMatch(/^pi_/)
  })

  it('counts once, with ten deliveries at once and more later', async () => {
    const { order, events } = await after('pay')
    const event = only(events, 'checkout.session.completed')
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(event)))
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual([
      'paid',
      ...Array.from({ length: 9 }, () => 'replayed'),
    ])
    expect(await post(event)).toEqual({ status: 200, outcome: 'replayed' })
    expect(await standing(order.id)).toEqual(paid)
    expect(await db.stripeEvent.count({ where: { id: event.id } })).toBe(1)
  })

  it('counts once when the buyer’s return and the webhook coincide', async () => {
    const { order, sessionId, events } = await after('pay')
    const completed = only(events, 'checkout.session.completed')
    const told = Array.from({ length: 5 }, (_, i) => ({ ...completed, id: `${completed.id}_${i}` }))
    await Promise.all(told.flatMap((event) => [reconcilePayment(sessionId), post(event)]))
    expect(await standing(order.id)).toEqual(paid)
    expect(await alerts(order.id)).toEqual([])
    expect(
      await db.auditEvent.count({ where: { action: 'order.confirm', objectId: order.id } }),
    ).toBe(1)
  })

  it('is finished by the next delivery when the first broke off after storing it', async () => {
    const { order, events } = await after('pay')
    const event = only(events, 'checkout.session.completed')
    await db.stripeEvent.create({ data: { id: event.id, type: event.type, payload: {} } })
    expect(await post(event)).toEqual({ status: 200, outcome: 'paid' })
    expect(await standing(order.id)).toEqual(paid)
  })

  it('leaves nothing half done when the work fails, and is finished later', async () => {
    const { order, events } = await after('pay')
    const event = only(events, 'checkout.session.completed')
    await asSuperuser([
      `ALTER TABLE "mail_message" ADD CONSTRAINT "broken" CHECK ("dedupeKey" NOT LIKE '%${order.partId}:staff') NOT VALID`,
    ])
    expect((await post(event)).status).toBe(500)
    expect(await standing(order.id)).toEqual(unpaid)
    expect(
      (await db.stripeEvent.findUniqueOrThrow({ where: { id: event.id } })).processedAt,
    ).toBeNull()
    await asSuperuser(['ALTER TABLE "mail_message" DROP CONSTRAINT "broken"'])
    expect(await post(event)).toEqual({ status: 200, outcome: 'paid' })
    expect(await standing(order.id)).toEqual(paid)
  })

  it('after a declined card is the same payment', async () => {
    const { order, events } = await after('decline', 'cancel_authentication', 'pay')
    expect(events.map((event) => event.type)).toEqual([
      'payment_intent.payment_failed',
      'payment_intent.payment_failed',
      'checkout.session.completed',
    ])
    for (const event of events.slice(0, 2))
      expect(await post(event)).toEqual({ status: 200, outcome: 'recorded' })
    expect(await standing(order.id)).toEqual(unpaid)
    expect((await getOrder(order.buyer, order.serial)).deposit).toMatchObject({
      state: 'due',
      lastFailure: expect.stringMatching(
        /^(card_declined|payment_intent_authentication_failure)$/,
      ) as string,
    })
    for (const event of events) await post(event)
    expect(await standing(order.id)).toEqual(paid)
  })
})

describe('events in any order, any number of times', () => {
  const stories: [string, CheckoutOutcome[], boolean | null, object][] = [
    ['declined, then paid', ['decline', 'cancel_authentication', 'pay'], null, paid],
    ['bank debit that pays', ['decline', 'bank_debit'], true, paid],
    [
      'bank debit that comes back',
      ['bank_debit_fails'],
      false,
      { ...unpaid, payments: ['FAILED'] },
    ],
  ]
  it.each(stories)('%s', async (_, outcomes, debitPays, expected) => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1000)), async (numbers) => {
        const { order, sessionId } = await after(...outcomes)
        if (debitPays !== null)
          await sandboxSettlementJob.handle({ sessionId, succeeds: debitPays })
        const events = await sandboxEvents(sessionId)
        const deliveries = [...events, ...events]
          .map((event) => ({ event, at: Number(numbers.next().value) }))
          .toSorted((a, b) => a.at - b.at)
        for (const { event } of deliveries) expect((await post(event)).status).toBe(200)
        expect(await standing(order.id)).toEqual(expected)
        expect(await alerts(order.id)).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})

describe('refused', () => {
  it.each([
    ['a forged signature', { signature: 't=1,v1=00' }, 'does not match'],
    ['no signature', { signature: '' }, 'does not match'],
    ['another secret', { secret: 'whsec_wrong' }, 'does not match'],
    // The answer names the clock as the cause, so that missing events can be explained, and reveals
    // no secret.
    [
      'a signature of ten minutes ago',
      { timestamp: Math.floor(Date.now() / 1000) - 600 },
      'by the clock of this server',
    ],
  ])('%s: nothing is stored', async (_, change, said) => {
    const { order, events } = await after('pay')
    const event = only(events, 'checkout.session.completed')
    expect(await post(event, change)).toEqual({
      status: 400,
      detail: expect.stringContaining(said) as string,
    })
    expect(await db.stripeEvent.count({ where: { id: event.id } })).toBe(0)
    expect(await standing(order.id)).toEqual(unpaid)
  })

  it('a body of more than 1 MB, and one that isn’t an event', async () => {
    expect((await post('x'.repeat(1_000_001))).status).toBe(413)
    for (const body of ['null', '[]', '{}', '{"id":1}', 'not json'])
      expect((await post(body)).status).toBe(400)
  })

  it.each([
    ['a smaller amount', { amount_total: 29_999 }],
    ['no amount', { amount_total: null }],
    ['another currency', { currency: 'mxn' }],
  ])('%s: recorded and alerted, not counted', async (_, object) => {
    const { order, events } = await after('pay')
    const forged = changed(only(events, 'checkout.session.completed'), object)
    expect(await post(forged)).toEqual({ status: 200, outcome: 'refused_amount' })
    expect(await standing(order.id)).toEqual(unpaid)
    expect(await alerts(order.id)).toEqual(['refused_amount'])
    expect((await db.stripeEvent.findUniqueOrThrow({ where: { id: forged.id } })).outcome).toBe(
      'refused_amount',
    )
  })

  it('an event of the other mode', async () => {
    const { order, events } = await after('pay')
    const live = { ...only(events, 'checkout.session.completed'), livemode: true }
    expect(await post(live)).toEqual({ status: 200, outcome: 'refused_livemode' })
    expect(await standing(order.id)).toEqual(unpaid)
  })

  it('money on a page that isn’t this payment’s', async () => {
    const { order, events } = await after('pay')
    const other = changed(only(events, 'checkout.session.completed'), { id: 'cs_test_other' })
    expect(await post(other)).toEqual({ status: 200, outcome: 'refused_session' })
    expect(await standing(order.id)).toEqual(unpaid)
    expect(await alerts(order.id)).toEqual(['refused_session'])
  })
})

describe('recorded without effect', () => {
  it('a type we don’t act on, and a payment that isn’t ours', async () => {
    const { events } = await after('pay')
    const event = only(events, 'checkout.session.completed')
    expect(await post({ ...event, id: 'evt_other_type', type: 'customer.created' })).toEqual({
      status: 200,
      outcome: 'ignored',
    })
    expect(
      await post({ ...changed(event, { id: 'cs_test_foreign', metadata: {} }), id: 'evt_foreign' }),
    ).toEqual({ status: 200, outcome: 'unknown_payment' })
    expect(
      await db.stripeEvent.count({
        where: { id: { in: ['evt_other_type', 'evt_foreign'] }, processedAt: { not: null } },
      }),
    ).toBe(2)
  })

  it('the expiry of an abandoned page', async () => {
    const { order, events } = await after('decline')
    const intent = only(events, 'payment_intent.payment_failed')
    const session = {
      id: 'cs_test_left',
      object: 'checkout.session',
      status: 'expired',
      metadata: intent.data.object['metadata'],
    }
    expect(
      await post({
        ...intent,
        id: 'evt_left',
        type: 'checkout.session.expired',
        data: { object: session },
      }),
    ).toEqual({ status: 200, outcome: 'other_session' })
    expect(await standing(order.id)).toEqual(unpaid)
  })
})

describe('for a person to look at', () => {
  it('a second payment of one deposit is reported, and confirms nothing again', async () => {
    const { order, sessionId, events } = await after('pay')
    await post(only(events, 'checkout.session.completed'))
    const second = await db.payment.create({
      data: {
        partId: order.partId,
        attempt: 2,
        amountMinor: 30_000,
        currency: 'USD',
        checkoutSessionId: 'cs_test_second',
      },
    })
    const again = changed(only(events, 'checkout.session.completed'), {
      id: 'cs_test_second',
      payment_intent: 'pi_second',
      metadata: { paymentId: second.id },
    })
    expect(await post(again)).toEqual({ status: 200, outcome: 'paid_twice' })
    expect(await standing(order.id)).toEqual({ ...paid, payments: ['SUCCEEDED', 'SUCCEEDED'] })
    expect(await alerts(order.id)).toEqual(['paid_twice'])
    const unapplied = houseAccount('UNAPPLIED_RECEIPT', 'USD', order.companyId)
    expect(await accountBalance(db, unapplied)).toBe(-30_000)
    // Its buyer, back from the page, reads what came in twice.
    expect(await overpaidBy('cs_test_second', order.id)).toBe(30_000)
    expect(await overpaidBy(sessionId, order.id)).toBe(0)
    const other = await anOrder()
    expect(await overpaidBy('cs_test_second', other.id)).toBe(0)
  })

  it('money for a cancelled order', async () => {
    const { order, events } = await after('pay')
    await db.order.update({ where: { id: order.id }, data: { state: 'CANCELLED' } })
    expect(await post(only(events, 'checkout.session.completed'))).toEqual({
      status: 200,
      outcome: 'paid_after_cancelled',
    })
    expect(await standing(order.id)).toEqual({
      state: 'CANCELLED',
      paid: false,
      payments: ['SUCCEEDED'],
      mails: 0,
    })
    expect(await alerts(order.id)).toEqual(['paid_after_cancelled'])
    // Finance records what was done, twice at once: it is recorded once, and is on nobody's list.
    const listed = async () =>
      (await paymentAlerts(staff, 200)).filter(({ orderSerial }) => orderSerial === order.serial)
    const [alert] = await listed()
    expect(alert).toMatchObject({ what: 'paid_after_cancelled', amountMinor: 30_000 })
    await expect(settleAlert(as(staff), { alertId: alert?.id, note: '' })).rejects.toMatchObject({
      complaints: { note: expect.anything() },
    })
    const settle = () => settleAlert(as(staff), { alertId: alert?.id, note: 'Sent back today' })
    await Promise.all([settle(), settle(), settle()])
    expect(await listed()).toEqual([])
    expect(await db.auditEvent.count({ where: { action: 'payment.settle_alert' } })).toBe(1)
  })
})

describe('a buyer who returns before the webhook', () => {
  it.each([
    ['paid', ['pay'], 'paid', paid],
    ['on its way', ['bank_debit'], 'processing', unpaid],
    ['still due', ['decline'], 'due', unpaid],
  ] as [string, CheckoutOutcome[], string, object][])(
    'sees it %s',
    async (_, outcomes, answer, expected) => {
      const { order, sessionId } = await after(...outcomes)
      expect(await reconcilePayment(sessionId)).toBe(answer)
      expect(await standing(order.id)).toEqual(expected)
      expect(await reconcilePayment(sessionId)).toBe(answer)
      expect(await alerts(order.id)).toEqual([])
    },
  )

  it('sees what is known while Stripe is down', async () => {
    const { sessionId } = await after('pay')
    await site.close()
    expect(await reconcilePayment(sessionId)).toBe('due')
    site = await startSite(Number(process.env.PORT))
    expect(await reconcilePayment(sessionId)).toBe('paid')
  })

  it('learns nothing from an address with no session of ours', async () => {
    for (const id of ['', 'cs_test_unknown', '../v1/x', '{CHECKOUT_SESSION_ID}'])
      expect(await reconcilePayment(id)).toBeNull()
  })
})
