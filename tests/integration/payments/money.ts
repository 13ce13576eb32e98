import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { startPayment } from '@/features/payments/commands/start-payment'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount, orderAccount, receivable } from '@/features/ledger/rules/accounts'
import { db } from '@/platform/db/client'
import { enqueue } from '@/platform/jobs'
import { stopBoss } from '@/platform/jobs/boss'
import { pushRefundJob } from '@/features/payments/commands/push-refund'
import { sandboxBankJob } from '@/platform/stripe/sandbox/bank'
import {
  sandboxSettlementJob,
  submitCheckout,
  type CheckoutOutcome,
} from '@/platform/stripe/sandbox/checkout'
import { as } from '@/tests/support/as'
import { anOrder, makeQueues, post, sandboxEvents, sessionOf, startSite } from './fixtures'

/** Creates the queues of refunds and disputes before they are used. */
async function makeMoneyQueues(): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, sandboxBankJob, { deed: 'take_refund', id: 'none' }))
  await db.$transaction((tx) => enqueue(tx, pushRefundJob, { refundId: randomUUID() }))
}

/**
 * Serves the site to the sandbox while a file's tests run, with the queues of refunds and disputes.
 */
export function serveMoney(): void {
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
}

const delivered = new Set<string>()

/** Delivers all undelivered events of the sandbox, in any order, each once or twice. */
export async function deliver(shuffle = true): Promise<string[]> {
  const fresh = (await sandboxEvents()).filter(({ id }) => !delivered.has(id))
  for (const { id } of fresh) delivered.add(id)
  const order = (shuffle ? [...fresh, ...fresh] : fresh)
    .map((event) => ({ event, at: shuffle ? Math.random() : 0 }))
    .toSorted((a, b) => a.at - b.at)
  const outcomes: string[] = []
  for (const { event } of order) {
    const { status, outcome = '' } = await post(event)
    if (status !== 200) throw new Error(`${event.type} was answered ${status}`)
    outcomes.push(outcome)
  }
  return outcomes
}

/** An order whose deposit of 300.00 was paid this way, with its payment. */
export async function aPaidOrder(
  outcome: CheckoutOutcome = 'pay',
  { tell = true, currency = 'USD' } = {},
) {
  const order = await anOrder({ currency })
  const { url } = await startPayment(as(order.buyer), order.partId)
  const sessionId = sessionOf(url)
  await submitCheckout(sessionId, outcome)
  if (outcome.startsWith('bank_debit'))
    await sandboxSettlementJob.handle({ sessionId, succeeds: outcome !== 'bank_debit_fails' })
  if (tell) await deliver(false)
  const payment = await db.payment.findFirstOrThrow({ where: { partId: order.partId } })
  const intent = await db.sandboxObject.findFirst({
    where: {
      kind: 'payment_intent',
      data: { path: ['metadata', 'paymentId'], equals: payment.id },
    },
  })
  const charge = (intent?.data as { latest_charge?: string } | undefined)?.latest_charge ?? ''
  return { ...order, payment, paymentId: payment.id, sessionId, charge, currency }
}

/** Balances of the accounts that money at Stripe moves, of an order and of the house. */
export async function balances(order: {
  id: string
  partId: string
  companyId: string
  currency: string
}) {
  const { id, partId, companyId, currency } = order
  const [deposit, owed, due, unapplied] = await Promise.all([
    accountBalance(db, orderAccount('CUSTOMER_DEPOSIT', id, currency)),
    accountBalance(db, receivable(id, partId, currency)),
    accountBalance(db, orderAccount('REFUND_DUE', id, currency)),
    accountBalance(db, houseAccount('UNAPPLIED_RECEIPT', currency, companyId)),
  ])
  return { deposit, owed, due, unapplied }
}

export const clearing = (currency = 'USD') =>
  accountBalance(db, houseAccount('STRIPE_CLEARING', currency))
export const fees = (currency = 'USD') => accountBalance(db, houseAccount('STRIPE_FEE', currency))
