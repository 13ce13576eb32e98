import type Stripe from 'stripe'
import { ofPayout, type PayoutFinding } from '../rules/money-findings'

/** A payout was cancelled before it left. */
export const payoutCanceled = (event: Stripe.PayoutCanceledEvent): PayoutFinding =>
  ofPayout(event.data.object)
