import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** A dispute went on: evidence was submitted, or its deadline moved. */
export const chargeDisputeUpdated = (event: Stripe.ChargeDisputeUpdatedEvent): DisputeFinding =>
  ofDispute(event.data.object)
