import type Stripe from 'stripe'
import { ofSession, type PaymentFinding } from '../rules/findings'
import { failureAt } from '../rules/attempt'

/** The bank debit of a finished page came back: this attempt is over, another may begin. */
export function checkoutSessionAsyncPaymentFailed(
  event: Stripe.CheckoutSessionAsyncPaymentFailedEvent,
): PaymentFinding {
  return ofSession(event.data.object, {
    kind: 'failed',
    failure: failureAt(event.created, 'payment_failed'),
  })
}
