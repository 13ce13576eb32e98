import type Stripe from 'stripe'

/** Some of a charge was refunded: Stripe is asked for its refunds, since only they carry their state. */
export function chargeRefunded(event: Stripe.ChargeRefundedEvent): string | null {
  const intent = event.data.object.payment_intent
  return typeof intent === 'string' ? intent : (intent?.id ?? null)
}
