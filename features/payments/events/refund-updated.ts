import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** A refund went on: a debit’s is taken by its bank days later. */
export const refundUpdated = (event: Stripe.RefundUpdatedEvent): RefundFinding =>
  ofRefund(event.data.object)
