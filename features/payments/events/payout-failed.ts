import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** The bank sent a payout back: its money is in the balance again. */
export const payoutFailed = (event: Stripe.PayoutFailedEvent): PayoutFinding =>
  ofPayout(event.data.object)
