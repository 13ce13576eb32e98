import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { amountOf } from '@/platform/number-words'
import { stripe } from '@/platform/stripe/client'
import { codedMessage, schemaWords } from '@/platform/validation-words'
import { RECALL_WINDOWS } from '../data/recall-windows'
import { isStanding, recallableUntil, refundVerdict, type RefundState } from '../rules/refund'
import { askRefundSchema } from '../schema'
import { withStripe } from '../stripe/sessions'
import { bookRefundDue } from './book-refund'
import { pushRefund, pushRefundJob } from './push-refund'

/** The site sends the refund at once; the outbox sends it again after this time, in case it was lost. */
const PUSH_AFTER_SECONDS = 45

/**
 * Refunds a received payment in full or in part: the refund is written down and due from now on, then requested from
 * Stripe. The same form sent twice is one refund. If Stripe can't be reached, the refund stands and goes out later.
 * @returns its id
 * @throws InvalidInputError by field: an amount that isn't one, is zero or negative, or exceeds what is left; `sure`
 *   where the debit can still be recalled and nobody confirmed the refund all the same; ConflictError `disputed`,
 *   `not_received`; NotFoundError; PaymentUnavailableError where Stripe has to say which method paid it, and can't
 */
export async function askRefund(context: OwnContext, input: unknown): Promise<string> {
  const { actor, now } = context
  authorize(actor, 'payment.refund')
  const parsed = askRefundSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { paymentId, key, amount, reason, note, sure } = parsed.data
  const method = await methodOf(paymentId)
  const id = await inTransaction(context, async (tx, within) => {
    const payment = await lockPayment(tx, paymentId)
    const earlier = await tx.refund.findUnique({ where: { key }, select: { id: true } })
    if (earlier) return earlier.id
    const { order } = payment.part
    const refunds = payment.refunds.map((each) => ({
      state: each.state,
      amountMinor: Number(each.amountMinor),
    }))
    const refundable = refunds
      .filter(({ state }) => isStanding(state))
      .reduce((sum, each) => sum - each.amountMinor, Number(payment.amountMinor))
    const amountMinor = amount === '' ? refundable : typedMinor(amount, payment.currency)
    const receipt = await tx.ledgerEntry.findUnique({
      where: { causeKind_causeId: { causeKind: 'payment.received', causeId: paymentId } },
      select: { at: true },
    })
    const verdict = refundVerdict(
      {
        isReceived: payment.state === 'SUCCEEDED' && receipt !== null,
        amountMinor: Number(payment.amountMinor),
        refunds,
        disputes: payment.disputes.map(({ status }) => status),
        recallableUntil: recallableUntil(method, receipt?.at ?? now, RECALL_WINDOWS),
      },
      { amountMinor, isRecallAccepted: sure, now },
    )
    if (verdict === 'not_received' || verdict === 'disputed') throw new ConflictError(verdict)
    if (verdict === 'too_much')
      throw new InvalidInputError({ amount: [schemaWords.refund_too_much] })
    if (amountMinor < 1) throw new InvalidInputError({ amount: [schemaWords.above_zero] })
    if (verdict === 'recallable')
      throw new InvalidInputError({ sure: [schemaWords.refund_recallable] })
    const by = auditActor(actor)
    const refund = await tx.refund.create({
      data: {
        paymentId,
        key,
        amountMinor,
        currency: payment.currency,
        reason,
        note,
        isRecallAccepted: sure,
        askedById: by.id,
        askedBy: nameOf(actor),
        askedAt: now,
      },
    })
    const dueMinor = await bookRefundDue(within, {
      id: refund.id,
      paymentId,
      amountMinor,
      currency: payment.currency,
      order,
    })
    await replaceFailed(tx, payment.refunds, dueMinor)
    await recordAudit(tx, {
      actor: by,
      action: 'payment.ask-refund',
      objectType: 'payment',
      objectId: paymentId,
      after: { refundId: refund.id, amountMinor, currency: payment.currency, reason },
    })
    await enqueue(
      tx,
      pushRefundJob,
      { refundId: refund.id },
      { startAfterSeconds: PUSH_AFTER_SECONDS },
    )
    return refund.id
  })
  await pushRefund(id, now)
  return id
}

/**
 * Locks a payment's part and reads the payment with its refunds and disputes: changes to one part happen one after
 * the other.
 */
async function lockPayment(tx: Prisma.TransactionClient, id: string) {
  const found = await tx.payment.findUnique({ where: { id }, select: { partId: true } })
  if (!found) throw new NotFoundError(`payment ${id}`)
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${found.partId}::uuid FOR UPDATE`
  return tx.payment.findUniqueOrThrow({
    where: { id },
    include: {
      refunds: true,
      disputes: true,
      part: { select: { order: { select: { id: true, companyId: true, state: true } } } },
    },
  })
}

/** @throws InvalidInputError for text that is no amount in the currency */
function typedMinor(amount: string, currency: string): number {
  const { value, complaint } = amountOf(amount, { currency })
  if (value !== undefined) return value
  throw new InvalidInputError({
    amount: [complaint ? codedMessage(complaint) : schemaWords.missing],
  })
}

/** Cancels failed refunds that this one replaces, so that nobody is asked to deal with them. */
async function replaceFailed(
  tx: Prisma.TransactionClient,
  refunds: readonly { id: string; state: RefundState; amountMinor: bigint }[],
  dueMinor: number,
): Promise<void> {
  let remaining = BigInt(dueMinor)
  for (const { id, state, amountMinor } of refunds)
    if (state === 'FAILED' && amountMinor <= remaining) {
      remaining -= amountMinor
      await tx.refund.update({ where: { id }, data: { state: 'CANCELED' } })
    }
}

/** The payment method, asked of Stripe where it isn't recorded yet; it never changes afterwards. */
async function methodOf(paymentId: string): Promise<string | null> {
  const payment = await db.payment.findUnique({ where: { id: paymentId } })
  if (!payment) throw new NotFoundError(`payment ${paymentId}`)
  const { method, paymentIntentId } = payment
  if (method !== null || paymentIntentId === null) return method
  const intent = await withStripe(() =>
    stripe().paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] }),
  )
  const charge = intent.latest_charge
  const knownMethod =
    charge && typeof charge !== 'string' ? (charge.payment_method_details?.type ?? null) : null
  if (knownMethod)
    await db.payment.update({ where: { id: paymentId }, data: { method: knownMethod } })
  return knownMethod
}
