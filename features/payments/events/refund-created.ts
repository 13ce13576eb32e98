import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** Stripe has taken a refund up: at the press of ours, or of somebody at Stripe. */
export const refundCreated = (event: Stripe.RefundCreatedEvent): RefundFinding =>
  ofRefund(event.data.object)
