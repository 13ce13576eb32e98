import type Stripe from 'stripe'
import { paymentIdOf } from '../rules/findings'

/** The method of a payment: a debit can be recalled, a card can be disputed. */
export interface MethodFinding {
  paymentId: string | null
  method: string | null
}

/** The charge carries the metadata that we gave its payment intent. */
export function chargeSucceeded(event: Stripe.ChargeSucceededEvent): MethodFinding {
  const { metadata, payment_method_details: details } = event.data.object
  return { paymentId: paymentIdOf(metadata), method: details?.type ?? null }
}
