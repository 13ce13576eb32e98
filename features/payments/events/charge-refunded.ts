import type Stripe from 'stripe'

/** Money given back. It is recorded for staff; what it means for the order is theirs to decide. */
export interface RefundFinding {
  chargeId: string
  paymentIntentId: string | null
  /** all refunds of this charge so far, minor units */
  refundedMinor: number
  currency: string
}

export function chargeRefunded(event: Stripe.ChargeRefundedEvent): RefundFinding {
  const charge = event.data.object
  const intent = charge.payment_intent
  return {
    chargeId: charge.id,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    refundedMinor: charge.amount_refunded,
    currency: charge.currency.toUpperCase(),
  }
}
