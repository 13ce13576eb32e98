import type Stripe from 'stripe'
import { intentIdOf, ofSession, type PaymentFinding } from '../rules/findings'

/** The bank debit of a finished page brought the money. */
export function checkoutSessionAsyncPaymentSucceeded(
  event: Stripe.CheckoutSessionAsyncPaymentSucceededEvent,
): PaymentFinding {
  const session = event.data.object
  return ofSession(session, { kind: 'succeeded', paymentIntentId: intentIdOf(session) })
}
