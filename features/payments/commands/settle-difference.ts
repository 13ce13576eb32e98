import 'server-only'
import { stripeContext, type OwnContext } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { stripe } from '@/platform/stripe/client'
import { ofDispute, ofMovement, ofPayout, ofRefund } from '../rules/money-findings'
import { movementsOfPayout } from '../stripe/money'
import { noteDifferenceSchema, differenceSchema } from '../schema'
import { withStripe } from '../stripe/sessions'
import { learnDispute } from './learn-dispute'
import { learnPayout } from './learn-payout'
import { refundWork } from './receive-event'
import { settledPayment } from './settle-intent'
import { correctFee, takeMovements } from './take-movements'

/**
 * Asks Stripe about a difference again and books the answer exactly as Stripe's events would.
 * @throws ConflictError `nothing` where it belongs to nothing of ours: such a difference is explained in words;
 *   NotFoundError; PaymentUnavailableError
 */
export async function askDifference(context: OwnContext, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'stripe.compare')
  const parsed = differenceSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const difference = await db.stripeDifference.findUnique({ where: { id: parsed.data.id } })
  if (!difference) throw new NotFoundError(`difference ${parsed.data.id}`)
  const { subject, objectId } = difference
  const isTaken = await withStripe(() => take(subject, objectId, now))
  if (!isTaken) throw new ConflictError('nothing')
  await inTransaction(context, async (tx) => {
    await tx.stripeDifference.update({
      where: { id: difference.id },
      data: { settledAt: now, settledBy: nameOf(actor), settled: 'asked' },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'difference.ask',
      objectType: 'stripe_difference',
      objectId: difference.id,
      after: { subject, objectId },
    })
  })
}

/**
 * Takes what Stripe says of an object.
 * @returns false where the object belongs to nothing of ours
 */
async function take(subject: string, objectId: string, now: Date): Promise<boolean> {
  const context = stripeContext(objectId, now)
  if (subject === 'payment') return (await settledPayment(objectId)) !== null
  if (subject === 'refund') {
    const work = await refundWork([ofRefund(await stripe().refunds.retrieve(objectId))])
    return (await inTransaction(context, (_tx, within) => work(within))) !== 'unknown_payment'
  }
  if (subject === 'payout') {
    const payout = ofPayout(await stripe().payouts.retrieve(objectId))
    const movements = payout.isReconciled ? await movementsOfPayout(objectId) : null
    await inTransaction(context, (_tx, within) => learnPayout(within, payout, movements))
    return true
  }
  const movement = await stripe().balanceTransactions.retrieve(objectId, { expand: ['source'] })
  const source = typeof movement.source === 'string' ? null : movement.source
  if (subject === 'dispute') {
    if (source?.object !== 'dispute') return false
    const dispute = ofDispute(source)
    const paymentId = await settledPayment(dispute.paymentIntentId)
    if (paymentId === null) return false
    await inTransaction(context, (_tx, within) => learnDispute(within, paymentId, dispute))
    return true
  }
  if (subject !== 'fee') return false
  const isKnown = await db.stripeMovement.findUnique({ where: { id: objectId } })
  await inTransaction(context, (_tx, within) =>
    isKnown
      ? correctFee(within, ofMovement(movement))
      : takeMovements(within, [{ ...ofMovement(movement), source: null }]),
  )
  return true
}

/**
 * Records why a difference stays: it is settled with those words, and reported again only if it changes.
 * @throws InvalidInputError by field; NotFoundError
 */
export async function noteDifference(context: OwnContext, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'stripe.compare')
  const parsed = noteDifferenceSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, note } = parsed.data
  await inTransaction(context, async (tx) => {
    const { count } = await tx.stripeDifference.updateMany({
      where: { id },
      data: { settledAt: now, settledBy: nameOf(actor), settled: 'noted', note },
    })
    if (count === 0) throw new NotFoundError(`difference ${id}`)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'difference.note',
      objectType: 'stripe_difference',
      objectId: id,
      after: { note },
    })
  })
}
