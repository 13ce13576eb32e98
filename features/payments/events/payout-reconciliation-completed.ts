import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** What a payout consists of can be listed from now on. */
export const payoutReconciliationCompleted = (
  event: Stripe.PayoutReconciliationCompletedEvent,
): PayoutFinding => ofPayout(event.data.object)
