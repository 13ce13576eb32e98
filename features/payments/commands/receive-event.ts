import 'server-only'
import type Stripe from 'stripe'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { isLivemode } from '@/platform/stripe/client'
import type { RefundFinding } from '../events/charge-refunded'
import { readEvent } from '../events/read-event'
import { prepareSettlement, settlePayment } from './settle-payment'

/**
 * Takes one verified webhook event. It is stored first, under its id, then
 * worked off in one transaction; a failure in between leaves it stored and
 * unfinished, and Stripe's next delivery finishes it. A repetition has no effect.
 * @returns what was done, as recorded with the event
 */
export async function receiveEvent(event: Stripe.Event, now = new Date()): Promise<string> {
  const payload = JSON.parse(JSON.stringify(event)) as Prisma.InputJsonObject
  await db.stripeEvent.createMany({
    data: [{ id: event.id, type: event.type, payload }],
    skipDuplicates: true,
  })
  const work = await prepare(event)
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<
      { done: boolean }[]
    >`SELECT "processedAt" IS NOT NULL AS done FROM stripe_event WHERE id = ${event.id} FOR UPDATE`
    if (row?.done) return 'replayed'
    const outcome = await work(tx, now)
    await tx.stripeEvent.update({ where: { id: event.id }, data: { processedAt: now, outcome } })
    return outcome
  })
}

type Work = (tx: Prisma.TransactionClient, now: Date) => Promise<string>

async function prepare(event: Stripe.Event): Promise<Work> {
  if (event.livemode !== isLivemode()) {
    log.error({ eventId: event.id, livemode: event.livemode }, 'event of the other mode refused')
    return async (tx) => {
      await recordAudit(tx, {
        actor: { kind: 'stripe', id: event.id, name: null },
        action: 'payment.alert',
        objectType: 'stripe_event',
        objectId: event.id,
        after: { what: 'refused_livemode' },
      })
      return 'refused_livemode'
    }
  }
  const reading = readEvent(event)
  if (!reading) return async () => 'ignored'
  if ('refund' in reading) return (tx) => recordRefund(tx, reading.refund, event.id)
  const prepared = await prepareSettlement(reading.payment)
  return prepared
    ? (tx, now) => settlePayment(tx, prepared, event.id, now)
    : async () => 'unknown_payment'
}

async function recordRefund(
  tx: Prisma.TransactionClient,
  refund: RefundFinding,
  eventId: string,
): Promise<string> {
  const { paymentIntentId, ...figures } = refund
  const payment = paymentIntentId
    ? await tx.payment.findUnique({ where: { paymentIntentId } })
    : null
  if (!payment) return 'unknown_payment'
  log.warn({ paymentId: payment.id, ...figures }, 'a payment was refunded')
  await recordAudit(tx, {
    actor: { kind: 'stripe', id: eventId, name: null },
    action: 'payment.refund',
    objectType: 'payment',
    objectId: payment.id,
    after: { ...figures },
  })
  return 'recorded'
}
