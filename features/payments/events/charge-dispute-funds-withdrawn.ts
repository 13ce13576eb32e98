import type Stripe from 'stripe'
import { ofDispute, type DisputeFinding } from '../rules/money-findings'

/** The bank has taken the money of a dispute, until it is decided. */
export const chargeDisputeFundsWithdrawn = (
  event: Stripe.ChargeDisputeFundsWithdrawnEvent,
): DisputeFinding => ofDispute(event.data.object)
