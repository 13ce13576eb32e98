import type Stripe from 'stripe'
import { completion, ofSession, type PaymentFinding } from '../rules/findings'

/** The buyer finished the payment page: a card is charged now, a bank debit comes later. */
export function checkoutSessionCompleted(
  event: Stripe.CheckoutSessionCompletedEvent,
): PaymentFinding {
  const session = event.data.object
  return ofSession(session, completion(session))
}
