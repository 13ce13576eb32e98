/**
 * What entries come of: the name of the fact, and the table that has what it happened to, whose id is the cause's id up
 * to a colon. `ledger-verify` asks for the row. A room that posts a fact of its own adds its line here.
 */
export const CAUSE_TABLES = {
  /** the gate of a part has come: its buyer owes it */
  'part.payable': 'payment_part',
  /** a payment came in through Stripe */
  'payment.received': 'payment',
  /**
   * Stripe gave money back, as it was booked before refunds had rows: the payment's id, and what is given back by then
   */
  'payment.refunded': 'payment',
  /** a refund is due: its id */
  'refund.due': 'refund',
  /** Stripe took it off its balance */
  'refund.paid': 'refund',
  /** a bank sent it back to Stripe: it is still due */
  'refund.returned': 'refund',
  /** it isn't due after all */
  'refund.dropped': 'refund',
  /** a bank took or gave back what a dispute is about: the dispute's id, and Stripe's of the movement */
  'dispute.moved': 'dispute',
  /** a dispute is lost: its part is owed again */
  'dispute.lost': 'dispute',
  /** an appeal against that is won */
  'dispute.regained': 'dispute',
  /** what Stripe kept of a movement of its balance: Stripe's id of it */
  'stripe.fee': 'stripe_movement',
  /** Stripe changed it into another currency */
  'stripe.exchanged': 'stripe_movement',
  /** a payout has left Stripe: its id */
  'payout.paid': 'stripe_payout',
  /** a payout came back to Stripe */
  'payout.failed': 'stripe_payout',
  /** money that doesn't fit its payment: the payment's id, and the page that it came by */
  'payment.unmatched': 'payment',
  /** a transfer was matched: a line of its match */
  'transfer.matched': 'bank_match_line',
  /** fees of samples count towards an order: the order's id */
  'order.sample-credit': 'order',
  /** a part was billed after the signature */
  'part.billed': 'payment_part',
  /** an order was credited */
  'order.credited': 'order_credit',
  /** an order was called off: what is open isn't owed any more, and what was paid stays or goes back */
  'order.cancelled': 'order_cancellation',
  /** both sides have signed an amendment: parts that were owed are owed as they are cut now */
  'order.amended': 'order_amendment',
  /** goods left: their surcharge is held until their duty is final */
  'tariff.held': 'shipment',
  /** the duty of a shipment is final */
  'tariff.true-up': 'customs_entry',
  /** an entry was undone: its id */
  reversal: 'ledger_entry',
} as const

export type CauseKind = keyof typeof CAUSE_TABLES

/** What an entry comes of: posted once, however often it is repeated. */
export interface Cause {
  kind: CauseKind
  /** id of the row in the table of its kind; where that has several of the kind, a colon and which one */
  id: string
}
