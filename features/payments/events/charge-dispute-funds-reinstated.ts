import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** The bank has given back the money of a dispute. */
export const chargeDisputeFundsReinstated = (
  event: Stripe.ChargeDisputeFundsReinstatedEvent,
): DisputeFinding => ofDispute(event.data.object)
