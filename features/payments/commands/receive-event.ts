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
import { isLivemode } from '@/platform/stripe/client'
import type { RefundFinding } from '../events/charge-refunded'
import { readEvent } from '../events/read-event'
import { bookRefund } from './book-refund'
import { prepareSettlement, settlePayment } from './settle-payment'

/**
 * Takes one verified webhook event. It is stored first, under its id, then
 * worked off in one transaction; a failure in between leaves it stored and
 * unfinished, and Stripe's next delivery finishes it. A repetition has no effect.
 * @param context of Stripe, by this event
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
    const outcome = await work(tx, within)
    await tx.stripeEvent.update({ where: { id: event.id }, data: { processedAt: now, outcome } })
    return outcome
  })
}

type Within = Context & { readonly transaction: Prisma.TransactionClient }
type Work = (tx: Prisma.TransactionClient, within: Within) => Promise<string>

async function prepare(event: Stripe.Event): Promise<Work> {
  if (event.livemode !== isLivemode()) {
    log.error({ eventId: event.id, livemode: event.livemode }, 'event of the other mode refused')
    return async (tx, { actor }) => {
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
  if (!reading) return async () => 'ignored'
  if ('refund' in reading) return (tx, within) => recordRefund(tx, within, reading.refund)
  const prepared = await prepareSettlement(reading.payment)
  return prepared ? (_tx, within) => settlePayment(within, prepared) : async () => 'unknown_payment'
}

async function recordRefund(
  tx: Prisma.TransactionClient,
  within: Within,
  refund: RefundFinding,
): Promise<string> {
  const { actor } = within
  const { paymentIntentId, ...figures } = refund
  const payment = paymentIntentId
    ? await tx.payment.findUnique({ where: { paymentIntentId } })
    : null
  if (!payment) return 'unknown_payment'
  await bookRefund(within, payment, refund)
  log.warn({ paymentId: payment.id, ...figures }, 'a payment was refunded')
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'payment.refund',
    objectType: 'payment',
    objectId: payment.id,
    after: { ...figures },
  })
  return 'recorded'
}
