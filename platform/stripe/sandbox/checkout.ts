import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { defineJob, enqueue } from '@/platform/jobs'
import { isSandbox } from '@/platform/sandbox'
import { bankWill } from './bank'
import { charge } from './charges'
import { emit } from './events'
import { METHODS } from './money-objects'
import {
  asOf,
  newId,
  seconds,
  type SandboxIntent,
  type SandboxSession,
  type StoredSession,
} from './objects'
import { sandboxNow } from './outage'
import { findIntent, findSession, lockSession, saveIntent, saveSession } from './store'

/** What a tester can make of a payment on the sandbox's page. */
export const CHECKOUT_OUTCOMES = [
  'pay',
  'pay_3ds',
  'decline',
  'cancel_authentication',
  'bank_debit',
  'bank_debit_fails',
  'bank_debit_recalled',
  'pay_disputed',
  'pay_refund_fails',
] as const
export type CheckoutOutcome = (typeof CHECKOUT_OUTCOMES)[number]

/** How long a bank debit takes here; at a bank it is days. */
const SETTLEMENT_SECONDS = 15

const ERRORS = {
  decline: {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  },
  cancel_authentication: {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message: 'The provided PaymentMethod has failed authentication.',
  },
  bank_debit_fails: {
    type: 'card_error',
    code: 'payment_method_customer_decline',
    message: 'The bank returned the debit.',
  },
} as const

export interface CheckoutView {
  session: SandboxSession
  items: StoredSession['items']
  /** code of the last try that failed while the page stayed open */
  lastError: string | null
}

/** What the hosted page shows; null for an unknown session. */
export async function getCheckout(sessionId: string, now?: Date): Promise<CheckoutView | null> {
  const stored = await findSession(sessionId)
  if (!stored) return null
  const intent = stored.session.payment_intent
    ? await findIntent(stored.session.payment_intent)
    : null
  return {
    session: asOf(stored.session, now ?? (await sandboxNow())),
    items: stored.items,
    lastError: intent?.last_payment_error?.code ?? null,
  }
}

/**
 * What a press on the hosted page does. Once the session is complete or
 * expired, further presses change nothing.
 * @returns the session afterwards; null for an unknown one
 */
export async function submitCheckout(
  sessionId: string,
  outcome: CheckoutOutcome,
  now?: Date,
): Promise<SandboxSession | null> {
  const at = now ?? (await sandboxNow())
  return db.$transaction(async (tx) => {
    const stored = await lockSession(tx, sessionId)
    if (!stored) return null
    const session = asOf(stored.session, at)
    if (session.status !== 'open') return session
    const intent =
      (session.payment_intent ? await findIntent(session.payment_intent, tx) : null) ??
      newIntent(stored, at)
    return attempt(
      tx,
      { ...stored, session: { ...session, payment_intent: intent.id } },
      intent,
      outcome,
      at,
    )
  })
}

async function attempt(
  tx: Prisma.TransactionClient,
  stored: StoredSession,
  intent: SandboxIntent,
  outcome: CheckoutOutcome,
  now: Date,
): Promise<SandboxSession> {
  const { session } = stored
  if (outcome === 'decline' || outcome === 'cancel_authentication') {
    const failed: SandboxIntent = {
      ...intent,
      status: 'requires_payment_method',
      last_payment_error: ERRORS[outcome],
    }
    await saveIntent(tx, failed)
    await saveSession(tx, stored)
    await emit(tx, 'payment_intent.payment_failed', failed, now)
    return session
  }
  const isPaid = outcome.startsWith('pay')
  const complete: SandboxSession = {
    ...session,
    status: 'complete',
    payment_status: isPaid ? 'paid' : 'unpaid',
    customer_details: { email: session.customer_email, name: null },
    url: null,
  }
  const next: SandboxIntent = isPaid
    ? await succeeded(tx, intent, session, outcome, now)
    : { ...intent, status: 'processing', last_payment_error: null }
  await saveIntent(tx, next)
  await saveSession(tx, { ...stored, session: complete })
  if (outcome === 'pay_3ds')
    await emit(
      tx,
      'three_d_secure.authentication.succeeded',
      { id: `tdsa_${intent.id}`, object: 'three_d_secure.authentication' },
      now,
    )
  await emit(tx, 'checkout.session.completed', complete, now)
  if (outcome === 'pay_disputed') await bankWill(tx, 'dispute', next.latest_charge ?? '')
  if (!isPaid)
    await enqueue(
      tx,
      sandboxSettlementJob,
      {
        sessionId: session.id,
        succeeds: outcome !== 'bank_debit_fails',
        recalled: outcome === 'bank_debit_recalled',
      },
      { startAfterSeconds: SETTLEMENT_SECONDS },
    )
  return complete
}

/** The bank's answer to a debit: money, or not. */
export const sandboxSettlementJob = defineJob({
  name: 'sandbox.settlement',
  payload: z.object({
    sessionId: z.string(),
    succeeds: z.boolean(),
    /** its payer takes it back a while later */
    recalled: z.boolean().optional(),
  }),
  handle: async ({ sessionId, succeeds, recalled = false }) => {
    if (isSandbox()) await settle(sessionId, succeeds, recalled, await sandboxNow())
  },
})

/** Ends a bank debit; nothing when it has ended already. */
async function settle(
  sessionId: string,
  succeeds: boolean,
  recalled: boolean,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const stored = await lockSession(tx, sessionId)
    const intent = stored?.session.payment_intent
      ? await findIntent(stored.session.payment_intent, tx)
      : null
    if (!stored || intent?.status !== 'processing') return
    if (succeeds) {
      const session: SandboxSession = { ...stored.session, payment_status: 'paid' }
      const paidIntent = await succeeded(tx, intent, session, 'bank_debit', now)
      await saveIntent(tx, paidIntent)
      await saveSession(tx, { ...stored, session })
      if (recalled) await bankWill(tx, 'recall', paidIntent.latest_charge ?? '')
      await emit(tx, 'checkout.session.async_payment_succeeded', session, now)
    } else {
      const failed: SandboxIntent = {
        ...intent,
        status: 'requires_payment_method',
        last_payment_error: ERRORS.bank_debit_fails,
      }
      await saveIntent(tx, failed)
      // Stripe tells both, in no promised order.
      await emit(tx, 'payment_intent.payment_failed', failed, now)
      await emit(tx, 'checkout.session.async_payment_failed', stored.session, now)
    }
  })
}

function newIntent({ session, intent }: StoredSession, now: Date): SandboxIntent {
  return {
    id: newId('pi'),
    object: 'payment_intent',
    livemode: false,
    amount: session.amount_total,
    amount_received: 0,
    currency: session.currency,
    status: 'requires_payment_method',
    description: intent.description,
    receipt_email: intent.receiptEmail,
    customer: session.customer,
    metadata: intent.metadata,
    latest_charge: null,
    last_payment_error: null,
    payment_method_types: session.payment_method_types,
    created: seconds(now),
  }
}

async function succeeded(
  tx: Prisma.TransactionClient,
  intent: SandboxIntent,
  session: SandboxSession,
  outcome: CheckoutOutcome,
  now: Date,
): Promise<SandboxIntent> {
  const debit = METHODS.find(
    (each) => each !== 'card' && session.payment_method_types.includes(each),
  )
  const latest = await charge(tx, now, {
    intent,
    customer: session.customer,
    method: outcome.startsWith('bank_debit') ? (debit ?? 'us_bank_account') : 'card',
    is3ds: outcome === 'pay_3ds',
    refundsFail: outcome === 'pay_refund_fails',
  })
  return {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: latest,
    last_payment_error: null,
  }
}
