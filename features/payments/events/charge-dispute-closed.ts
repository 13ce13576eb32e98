import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** A dispute is decided. */
export const chargeDisputeClosed = (event: Stripe.ChargeDisputeClosedEvent): DisputeFinding =>
  ofDispute(event.data.object)
