import type Stripe from 'stripe'
import type { PaymentFinding } from '../rules/findings'
import type { DisputeFinding, PayoutFinding, RefundFinding } from '../rules/money-findings'
import { chargeDisputeClosed } from './charge-dispute-closed'
import { chargeDisputeCreated } from './charge-dispute-created'
import { chargeDisputeFundsReinstated } from './charge-dispute-funds-reinstated'
import { chargeDisputeFundsWithdrawn } from './charge-dispute-funds-withdrawn'
import { chargeDisputeUpdated } from './charge-dispute-updated'
import { chargeRefunded } from './charge-refunded'
import { chargeSucceeded, type MethodFinding } from './charge-succeeded'
import { checkoutSessionAsyncPaymentFailed } from './checkout-session-async-payment-failed'
import { checkoutSessionAsyncPaymentSucceeded } from './checkout-session-async-payment-succeeded'
import { checkoutSessionCompleted } from './checkout-session-completed'
import { checkoutSessionExpired } from './checkout-session-expired'
import { paymentIntentPaymentFailed } from './payment-intent-payment-failed'
import { payoutCanceled } from './payout-canceled'
import { payoutFailed } from './payout-failed'
import { payoutPaid } from './payout-paid'
import { payoutReconciliationCompleted } from './payout-reconciliation-completed'
import { refundCreated } from './refund-created'
import { refundFailed } from './refund-failed'
import { refundUpdated } from './refund-updated'

export type EventReading =
  | { payment: PaymentFinding }
  | { method: MethodFinding }
  | { refund: RefundFinding }
  /** a payment intent, some of whose money was refunded */
  | { refundsOf: string | null }
  | { dispute: DisputeFinding }
  | { payout: PayoutFinding }
  /** its type is known, and nothing follows from it here */
  | 'nothing_follows'

/**
 * Event types that accompany the ones that count and add nothing: the bank's answer to 3-D Secure shows in the
 * payment itself.
 */
const NOTHING_FOLLOWS =
  /^(three_d_secure\.authentication\.\w+|payment_intent\.(created|succeeded|processing|requires_action|canceled)|charge\.(updated|pending|refund\.updated)|payout\.(created|updated)|customer\.(created|updated)|balance\.available|file\.created)$/

/**
 * Reads what an event tells; one file per event type.
 * @returns null for an unknown type: the event is stored and shown
 */
export function readEvent(event: Stripe.Event): EventReading | null {
  switch (event.type) {
    case 'checkout.session.completed':
      return { payment: checkoutSessionCompleted(event) }
    case 'checkout.session.async_payment_succeeded':
      return { payment: checkoutSessionAsyncPaymentSucceeded(event) }
    case 'checkout.session.async_payment_failed':
      return { payment: checkoutSessionAsyncPaymentFailed(event) }
    case 'checkout.session.expired':
      return { payment: checkoutSessionExpired(event) }
    case 'payment_intent.payment_failed':
      return { payment: paymentIntentPaymentFailed(event) }
    case 'charge.succeeded':
      return { method: chargeSucceeded(event) }
    case 'charge.refunded':
      return { refundsOf: chargeRefunded(event) }
    case 'refund.created':
      return { refund: refundCreated(event) }
    case 'refund.updated':
      return { refund: refundUpdated(event) }
    case 'refund.failed':
      return { refund: refundFailed(event) }
    case 'charge.dispute.created':
      return { dispute: chargeDisputeCreated(event) }
    case 'charge.dispute.updated':
      return { dispute: chargeDisputeUpdated(event) }
    case 'charge.dispute.closed':
      return { dispute: chargeDisputeClosed(event) }
    case 'charge.dispute.funds_withdrawn':
      return { dispute: chargeDisputeFundsWithdrawn(event) }
    case 'charge.dispute.funds_reinstated':
      return { dispute: chargeDisputeFundsReinstated(event) }
    case 'payout.paid':
      return { payout: payoutPaid(event) }
    case 'payout.failed':
      return { payout: payoutFailed(event) }
    case 'payout.canceled':
      return { payout: payoutCanceled(event) }
    case 'payout.reconciliation_completed':
      return { payout: payoutReconciliationCompleted(event) }
    default:
      return NOTHING_FOLLOWS.test(event.type) ? 'nothing_follows' : null
  }
}
