import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** A refund went on: the bank takes a debit’s refund days later. */
export const refundUpdated = (event: Stripe.RefundUpdatedEvent): RefundFinding =>
  ofRefund(event.data.object)
