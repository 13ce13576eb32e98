import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** A dispute went on: evidence was handed in, or its day moved. */
export const chargeDisputeUpdated = (event: Stripe.ChargeDisputeUpdatedEvent): DisputeFinding =>
  ofDispute(event.data.object)
