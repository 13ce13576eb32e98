import type Stripe from 'stripe'
import { paymentIdOf, type PaymentFinding } from '../rules/findings'
import { failureAt } from '../rules/attempt'

/** One try failed: a declined card, a cancelled authentication. The page stays open, so the attempt isn't over. */
export function paymentIntentPaymentFailed(
  event: Stripe.PaymentIntentPaymentFailedEvent,
): PaymentFinding {
  const intent = event.data.object
  const failure = failureAt(event.created, intent.last_payment_error?.code ?? 'payment_failed')
  return {
    paymentId: paymentIdOf(intent.metadata),
    sessionId: null,
    fact: { kind: 'declined', failure },
    charged: null,
  }
}
