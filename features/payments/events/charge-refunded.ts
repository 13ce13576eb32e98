import type Stripe from 'stripe'

/** Something of a charge was given back: which refunds it has is asked of Stripe, which tells them with their state. */
export function chargeRefunded(event: Stripe.ChargeRefundedEvent): string | null {
  const intent = event.data.object.payment_intent
  return typeof intent === 'string' ? intent : (intent?.id ?? null)
}
