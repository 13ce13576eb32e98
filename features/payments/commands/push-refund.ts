import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { stripe } from '@/platform/stripe/client'
import { ofRefund } from '../rules/money-findings'
import { nextAttempt } from '../rules/refund'
import { attentionTo } from './attention'
import { learnRefund, refundLetters } from './learn-refund'

/** Stripe answered an attempt with a failure of its own, and repeats that answer for its key ever after. */
const ANSWERED_WITH_FAILURE = 'api_error'

/**
 * Requests a recorded refund from Stripe and records the answer. Sent again it stays one refund: by its key while
 * that holds; after a failure, or a day later, Stripe is asked first whether it exists, and only then is another key
 * used. What Stripe refuses for good has failed, and stays due.
 * @returns false where Stripe couldn't be reached: it goes out later
 */
export async function pushRefund(refundId: string, now = new Date()): Promise<boolean> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    include: { payment: { select: { id: true, paymentIntentId: true } } },
  })
  const intent = refund?.payment.paymentIntentId
  if (!refund || !intent || refund.state !== 'ASKED') return true
  try {
    const answer = await send(refund, intent, now)
    const finding = ofRefund(answer)
    const letters = await refundLetters(refund.payment.id, { ...finding, refundId })
    await inTransaction(stripeContext(answer.id, now), (_tx, within) =>
      learnRefund(within, refund.payment.id, { ...finding, refundId }, letters),
    )
    return true
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const isFinal =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 404
    log.error(
      { refundId, code: error.code, status: error.statusCode, requestId: error.requestId },
      isFinal ? 'Stripe refused a refund' : 'a refund could not be asked for',
    )
    await inTransaction(stripeContext(refundId, now), async (tx, within) => {
      const failure = isFinal ? (error.code ?? error.type) : ANSWERED_WITH_FAILURE
      if (!isFinal && (error.statusCode ?? 0) < 500) return
      const { count } = await tx.refund.updateMany({
        where: { id: refundId, state: 'ASKED' },
        data: { failure, ...(isFinal ? { state: 'FAILED' as const, endedAt: now } : {}) },
      })
      if (isFinal && count > 0)
        await attentionTo(within, refund.payment.id, `refund-failed:${refundId}`)
    })
    return isFinal
  }
}

async function send(
  refund: {
    id: string
    attempt: number
    sentAt: Date | null
    failure: string | null
    amountMinor: bigint
    reason: string
    paymentId: string
  },
  intent: string,
  now: Date,
): Promise<Stripe.Refund> {
  const earlier = refund.sentAt ? await sentBefore(refund.id, intent) : null
  if (earlier) return earlier
  const attempt = nextAttempt(refund, {
    hasFailed: refund.failure === ANSWERED_WITH_FAILURE,
    now,
  })
  if (attempt !== refund.attempt || refund.sentAt === null)
    await db.refund.update({
      where: { id: refund.id },
      data: { attempt, sentAt: now, failure: null },
    })
  return stripe().refunds.create(
    {
      payment_intent: intent,
      amount: Number(refund.amountMinor),
      reason: refund.reason === 'duplicate' ? 'duplicate' : 'requested_by_customer',
      metadata: { refundId: refund.id, paymentId: refund.paymentId },
    },
    { idempotencyKey: `refund:${refund.id}:attempt:${attempt}` },
  )
}

/** The refund that an earlier attempt created, whatever the answer to that attempt was. */
async function sentBefore(refundId: string, intent: string): Promise<Stripe.Refund | null> {
  for await (const candidate of stripe().refunds.list({ payment_intent: intent, limit: 100 }))
    if (candidate.metadata?.['refundId'] === refundId) return candidate
  return null
}

/** Sends refunds that were recorded and not answered. */
export const pushRefundJob = defineJob({
  name: 'payments.push-refund',
  payload: z.object({ refundId: z.uuid() }),
  handle: async ({ refundId }) => {
    if (!(await pushRefund(refundId))) throw new Error('Stripe could not be had')
  },
})
