import type Stripe from 'stripe'
import { z } from 'zod'

/** What Stripe reports about money other than payments; the same shape from an event and from an answer. */

/** A movement of the balance at Stripe. Amounts in minor units; above 0 came in. */
export interface Movement {
  id: string
  category: string
  sourceId: string | null
  amountMinor: number
  feeMinor: number
  currency: string
  at: Date
}

export interface RefundFinding {
  stripeId: string
  /** our refund, from our metadata; null for one made at Stripe */
  refundId: string | null
  paymentIntentId: string | null
  amountMinor: number
  currency: string
  status: string | null
  /** Stripe has taken it off the balance */
  isMoved: boolean
  failure: string | null
  reason: string | null
  createdAt: Date
}

export interface DisputeFinding {
  id: string
  paymentIntentId: string | null
  amountMinor: number
  currency: string
  reason: string
  status: string
  answerBy: Date | null
  openedAt: Date
  /** what it has moved so far: withdrawn, reinstated */
  movements: Movement[]
}

export interface PayoutFinding {
  id: string
  amountMinor: number
  currency: string
  status: string
  isAutomatic: boolean
  isReconciled: boolean
  arrivesOn: string
  madeAt: Date
}

const refundMetadata = z.object({ refundId: z.uuid() })
const idOf = (object: string | { id: string } | null | undefined): string | null =>
  typeof object === 'string' ? object : (object?.id ?? null)
const instant = (atSeconds: number): Date => new Date(atSeconds * 1000)

export const ofMovement = (movement: Stripe.BalanceTransaction): Movement => ({
  id: movement.id,
  category: movement.reporting_category,
  sourceId: idOf(movement.source),
  amountMinor: movement.amount,
  feeMinor: movement.fee,
  currency: movement.currency.toUpperCase(),
  at: instant(movement.created),
})

export const ofRefund = (refund: Stripe.Refund): RefundFinding => ({
  stripeId: refund.id,
  refundId: refundMetadata.safeParse(refund.metadata).data?.refundId ?? null,
  paymentIntentId: idOf(refund.payment_intent),
  amountMinor: refund.amount,
  currency: refund.currency.toUpperCase(),
  status: refund.status,
  isMoved: refund.balance_transaction !== null,
  failure: refund.failure_reason ?? null,
  reason: refund.reason,
  createdAt: instant(refund.created),
})

export const ofDispute = (dispute: Stripe.Dispute): DisputeFinding => ({
  id: dispute.id,
  paymentIntentId: idOf(dispute.payment_intent),
  amountMinor: dispute.amount,
  currency: dispute.currency.toUpperCase(),
  reason: dispute.reason,
  status: dispute.status,
  answerBy: dispute.evidence_details.due_by ? instant(dispute.evidence_details.due_by) : null,
  openedAt: instant(dispute.created),
  movements: dispute.balance_transactions.map(ofMovement),
})

export const ofPayout = (payout: Stripe.Payout): PayoutFinding => ({
  id: payout.id,
  amountMinor: payout.amount,
  currency: payout.currency.toUpperCase(),
  status: payout.status,
  isAutomatic: payout.automatic,
  isReconciled: payout.reconciliation_status === 'completed',
  arrivesOn: instant(payout.arrival_date).toISOString().slice(0, 10),
  madeAt: instant(payout.created),
})
