import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** From now on Stripe can list what a payout consists of. */
export const payoutReconciliationCompleted = (
  event: Stripe.PayoutReconciliationCompletedEvent,
): PayoutFinding => ofPayout(event.data.object)
