import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { move } from './charges'
import { invalidParameter, noSuch, refusal } from './errors'
import { emit } from './events'
import type { FormObject } from './form'
import { keep, lock } from './keep'
import { newMoneyId, type SandboxRefund, type StoredCharge } from './money-objects'
import { seconds } from './objects'
import { findIntent } from './store'

type Tx = Prisma.TransactionClient

const parametersSchema = z.strictObject({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
  amount: z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number)
    .optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
})

/**
 * `POST /v1/refunds` inside a transaction.
 * @returns the refund, and what its bank does with it some time later
 * @throws SandboxError in Stripe's words
 */
export async function createRefund(
  tx: Tx,
  form: FormObject,
  now: Date,
): Promise<{ made: SandboxRefund; later: 'take_refund' | 'refuse_refund' | null }> {
  const parsed = parametersSchema.safeParse(form)
  if (!parsed.success) throw refusal(parsed.error)
  const { amount: requestedAmount, reason = null, metadata } = parsed.data
  const intent = parsed.data.payment_intent
    ? await findIntent(parsed.data.payment_intent, tx)
    : null
  const chargeId = parsed.data.charge ?? intent?.latest_charge
  const stored = chargeId ? await lock(tx, 'charge', chargeId) : null
  if (!stored) throw noSuch('charge', chargeId ?? parsed.data.payment_intent ?? '')
  const { charge } = stored
  const refundable = charge.amount - charge.amount_refunded
  const amount = requestedAmount ?? refundable
  if (charge.disputed)
    throw invalidParameter(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      'charge_disputed',
    )
  if (refundable === 0)
    throw invalidParameter(
      `Charge ${charge.id} has already been refunded.`,
      'charge_already_refunded',
    )
  if (amount < 1) throw invalidParameter('Invalid positive integer', 'parameter_invalid', 'amount')
  if (amount > refundable)
    throw invalidParameter(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${refundable})`,
      undefined,
      'amount',
    )
  const id = newMoneyId('re')
  const isDebit = charge.payment_method_details.type !== 'card'
  const movement = await move(tx, now, {
    amount: -amount,
    currency: charge.currency,
    type: isDebit ? 'payment_refund' : 'refund',
    category: 'refund',
    source: id,
  })
  const refund: SandboxRefund = {
    id,
    object: 'refund',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    balance_transaction: movement.id,
    metadata,
    reason,
    status: isDebit ? 'pending' : 'succeeded',
    created: seconds(now),
  }
  await keep(tx, 'refund', id, refund)
  await refunded(tx, stored, amount, now)
  await emit(tx, 'refund.created', refund, now)
  return {
    made: refund,
    later: stored.refundsFail ? 'refuse_refund' : isDebit ? 'take_refund' : null,
  }
}

/** Adds a refund's amount to its charge. */
async function refunded(tx: Tx, stored: StoredCharge, amount: number, now: Date): Promise<void> {
  const total = stored.charge.amount_refunded + amount
  const charge = {
    ...stored.charge,
    amount_refunded: total,
    refunded: total === stored.charge.amount,
  }
  await keep(tx, 'charge', charge.id, { ...stored, charge })
  if (amount > 0) await emit(tx, 'charge.refunded', charge, now)
}

/** The bank accepts a refund, or returns it: then its money is in the balance again. Once. */
export async function endRefund(tx: Tx, id: string, takes: boolean, now: Date): Promise<void> {
  const refund = await lock(tx, 'refund', id)
  if (!refund || refund.status === 'failed') return
  if (takes) {
    if (refund.status !== 'pending') return
    const succeeded: SandboxRefund = { ...refund, status: 'succeeded' }
    await keep(tx, 'refund', id, succeeded)
    await emit(tx, 'refund.updated', succeeded, now)
    return
  }
  const back = await move(tx, now, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    category: 'refund_failure',
    source: id,
  })
  const failed: SandboxRefund = {
    ...refund,
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
    failure_balance_transaction: back.id,
  }
  await keep(tx, 'refund', id, failed)
  const stored = await lock(tx, 'charge', refund.charge)
  if (stored) await refunded(tx, stored, -refund.amount, now)
  await emit(tx, 'refund.updated', failed, now)
  await emit(tx, 'refund.failed', failed, now)
}
