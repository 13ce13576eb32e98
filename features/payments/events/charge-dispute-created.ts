import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** The payer’s bank argues about a payment: it is to be answered by a day. */
export const chargeDisputeCreated = (event: Stripe.ChargeDisputeCreatedEvent): DisputeFinding =>
  ofDispute(event.data.object)
