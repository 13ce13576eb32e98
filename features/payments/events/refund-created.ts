import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** Stripe has accepted a refund, requested by us or made by somebody at Stripe. */
export const refundCreated = (event: Stripe.RefundCreatedEvent): RefundFinding =>
  ofRefund(event.data.object)
