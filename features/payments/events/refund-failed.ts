import type Stripe from 'stripe'
import { ofRefund, type RefundFinding } from '../rules/money-findings'

/** The payer’s bank returned a refund: its money is in the balance again, and still due. */
export const refundFailed = (event: Stripe.RefundFailedEvent): RefundFinding =>
  ofRefund(event.data.object)
