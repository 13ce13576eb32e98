import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** The payer’s bank sent a refund back: its money is in the balance again, and still due. */
export const refundFailed = (event: Stripe.RefundFailedEvent): RefundFinding =>
  ofRefund(event.data.object)
