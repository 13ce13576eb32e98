import 'server-only'
import type Stripe from 'stripe'
import type { Context, OwnContext } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { isLivemode, stripe } from '@/platform/stripe/client'
import { readEvent, type EventReading } from '../events/read-event'
import { ofRefund, type RefundFinding } from '../rules/money-findings'
import { movementsOfPayout } from '../stripe/money'
import { learnDispute } from './learn-dispute'
import { learnPayout } from './learn-payout'
import { learnRefund, refundLetters } from './learn-refund'
import { settledPayment } from './settle-intent'
import { prepareSettlement, settlePayment } from './settle-payment'

/**
 * Takes one event of Stripe. It is stored first, under its id, then processed in one transaction; a failure in
 * between leaves it stored and unfinished, and Stripe's next delivery finishes it. A repetition has no effect.
 * @param context of Stripe, for this event
 * @returns what was done, as recorded with the event
 */
export async function receiveEvent(context: OwnContext, event: Stripe.Event): Promise<string> {
  const { actor, now } = context
  authorize(actor, 'payment.settle')
  const payload = JSON.parse(JSON.stringify(event)) as Prisma.InputJsonObject
  await db.stripeEvent.createMany({
    data: [{ id: event.id, type: event.type, payload }],
    skipDuplicates: true,
  })
  const work = await prepare(event)
  return inTransaction(context, async (tx, within) => {
    const [row] = await tx.$queryRaw<
      { done: boolean }[]
    >`SELECT "processedAt" IS NOT NULL AS done FROM stripe_event WHERE id = ${event.id} FOR UPDATE`
    if (row?.done) return 'replayed'
    const outcome = await work(within)
    await tx.stripeEvent.update({ where: { id: event.id }, data: { processedAt: now, outcome } })
    return outcome
  })
}

type Within = Context & { readonly transaction: Prisma.TransactionClient }
type Work = (within: Within) => Promise<string>

/**
 * Works out what is to be done with an event. Anything that must be asked of Stripe is asked here, outside the
 * transaction.
 */
async function prepare(event: Stripe.Event): Promise<Work> {
  if (event.livemode !== isLivemode()) {
    log.error({ eventId: event.id, livemode: event.livemode }, 'event of the other mode refused')
    return async ({ transaction: tx, actor }) => {
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'payment.alert',
        objectType: 'stripe_event',
        objectId: event.id,
        after: { what: 'refused_livemode' },
      })
      return 'refused_livemode'
    }
  }
  const reading = readEvent(event)
  if (reading === null) {
    log.warn({ eventId: event.id, type: event.type }, 'an event of a type that nobody handles')
    return async () => UNKNOWN_TYPE
  }
  return reading === 'nothing_follows' ? async () => 'ignored' : workOf(reading)
}

/** The result of events that are stored and shown to whoever looks after the site. */
export const UNKNOWN_TYPE = 'unknown_type'

/** The id of no payment. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

async function workOf(reading: Exclude<EventReading, 'nothing_follows'>): Promise<Work> {
  if ('payment' in reading) {
    const prepared = await prepareSettlement(reading.payment)
    return prepared ? (within) => settlePayment(within, prepared) : unknownPayment
  }
  if ('method' in reading) {
    const { paymentId, method } = reading.method
    return async ({ transaction: tx }) => {
      const { count } = await tx.payment.updateMany({
        where: { id: paymentId ?? NOBODYS },
        data: { method },
      })
      return count > 0 ? 'recorded' : 'unknown_payment'
    }
  }
  if ('refund' in reading) return refundWork([reading.refund])
  if ('refundsOf' in reading) {
    const { refundsOf } = reading
    if (refundsOf === null) return unknownPayment
    const { data } = await stripe().refunds.list({ payment_intent: refundsOf, limit: 100 })
    return refundWork(data.map(ofRefund))
  }
  if ('dispute' in reading) {
    const { dispute } = reading
    const paymentId = await settledPayment(dispute.paymentIntentId)
    return paymentId === null
      ? unknownPayment
      : (within) => learnDispute(within, paymentId, dispute)
  }
  const { payout } = reading
  const movements = payout.isReconciled ? await movementsOfPayout(payout.id) : null
  return (within) => learnPayout(within, payout, movements)
}

/** Records the refunds of one payment; the payment itself is settled first. */
export async function refundWork(refunds: readonly RefundFinding[]): Promise<Work> {
  const paymentId = await settledPayment(refunds[0]?.paymentIntentId ?? null)
  if (paymentId === null) return unknownPayment
  const knownIds = new Set(
    (await db.refund.findMany({ where: { paymentId, stripeId: { not: null } } })).map(
      ({ stripeId }) => stripeId,
    ),
  )
  const letters = await Promise.all(
    refunds.map(async (each) =>
      knownIds.has(each.stripeId) ? [] : refundLetters(paymentId, each),
    ),
  )
  return async (within) => {
    const outcomes: string[] = []
    for (const [i, refund] of refunds.entries())
      outcomes.push(await learnRefund(within, paymentId, refund, letters[i] ?? []))
    return outcomes.find((each) => each !== 'unchanged') ?? 'unchanged'
  }
}

const unknownPayment: Work = async () => 'unknown_payment'
