import type Stripe from 'stripe'
import { ofSession, type PaymentFinding } from '../rules/findings'

/** Nobody paid on this page, and nobody can any more. */
export function checkoutSessionExpired(event: Stripe.CheckoutSessionExpiredEvent): PaymentFinding {
  return ofSession(event.data.object, { kind: 'expired' })
}
