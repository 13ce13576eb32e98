import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** Money has left Stripe for the bank. */
export const payoutPaid = (event: Stripe.PayoutPaidEvent): PayoutFinding =>
  ofPayout(event.data.object)
