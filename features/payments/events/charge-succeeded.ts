import type Stripe from 'stripe'
import { paymentIdOf } from '../rules/findings'

/** By what a payment was made: a debit can be recalled, a card is argued about. */
export interface MethodFinding {
  paymentId: string | null
  method: string | null
}

/** The charge has the metadata that we gave its payment intent. */
export function chargeSucceeded(event: Stripe.ChargeSucceededEvent): MethodFinding {
  const { metadata, payment_method_details: details } = event.data.object
  return { paymentId: paymentIdOf(metadata), method: details?.type ?? null }
}
