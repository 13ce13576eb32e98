import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** The payer’s bank disputes a payment: it has to be answered by a deadline. */
export const chargeDisputeCreated = (event: Stripe.ChargeDisputeCreatedEvent): DisputeFinding =>
  ofDispute(event.data.object)
