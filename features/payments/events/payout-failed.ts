import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** The bank returned a payout: its money is in the balance again. */
export const payoutFailed = (event: Stripe.PayoutFailedEvent): PayoutFinding =>
  ofPayout(event.data.object)
