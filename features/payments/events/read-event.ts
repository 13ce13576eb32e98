import type Stripe from 'stripe'
import type { PaymentFinding } from '../rules/findings'
import { chargeRefunded, type RefundFinding } from './charge-refunded'
import { checkoutSessionAsyncPaymentFailed } from './checkout-session-async-payment-failed'
import { checkoutSessionAsyncPaymentSucceeded } from './checkout-session-async-payment-succeeded'
import { checkoutSessionCompleted } from './checkout-session-completed'
import { checkoutSessionExpired } from './checkout-session-expired'
import { paymentIntentPaymentFailed } from './payment-intent-payment-failed'

export type EventReading = { payment: PaymentFinding } | { refund: RefundFinding } | null

/** What an event tells; null for a type we don't act on. One file an event type. */
export function readEvent(event: Stripe.Event): EventReading {
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
    case 'charge.refunded':
      return { refund: chargeRefunded(event) }
    default:
      return null
  }
}
