/**
 * The causes of entries: the name of the fact, and the table of the row that it happened to. The
 * cause's id is that row’s id up to a colon, and `ledger-verify` looks the row up. A room that
 * posts a new fact adds its line here.
 */
export const CAUSE_TABLES = {
  /** the gate of a part is open: its buyer owes it */
  'part.payable': 'payment_part',
  /** a payment came in through Stripe */
  'payment.received': 'payment',
  /**
   * Stripe refunded money, as it was booked before refunds had rows: the payment's id, and the
   * amount refunded by then
   */
  'payment.refunded': 'payment',
  /** a refund is due: its id */
  'refund.due': 'refund',
  /** Stripe took the refund off its balance */
  'refund.paid': 'refund',
  /** a bank returned it to Stripe: it is still due */
  'refund.returned': 'refund',
  /** it isn't due after all */
  'refund.dropped': 'refund',
  /**
   * a bank took or gave back the disputed amount: the dispute's id, and Stripe's id of the movement
   */
  'dispute.moved': 'dispute',
  /** a dispute is lost: its part is owed again */
  'dispute.lost': 'dispute',
  /** the appeal against a lost dispute is won */
  'dispute.regained': 'dispute',
  /** what Stripe kept of a movement of its balance: Stripe's id of the movement */
  'stripe.fee': 'stripe_movement',
  /** Stripe exchanged it into another currency */
  'stripe.exchanged': 'stripe_movement',
  /** a payout has left Stripe: its id */
  'payout.paid': 'stripe_payout',
  /** a payout came back to Stripe */
  'payout.failed': 'stripe_payout',
  /** money that doesn't fit its payment: the payment's id, and the checkout page that it came by */
  'payment.unmatched': 'payment',
  /** a transfer was matched: a line of its match */
  'transfer.matched': 'bank_match_line',
  /** fees of samples are credited to an order: the order's id */
  'order.sample-credit': 'order',
  /** a part was billed after the signature */
  'part.billed': 'payment_part',
  /** an order was credited */
  'order.credited': 'order_credit',
  /**
   * an order was cancelled: open amounts aren't owed any more, and what was paid is kept or
   * refunded
   */
  'order.cancelled': 'order_cancellation',
  /** both sides have signed an amendment: parts that were owed are owed by the amended plan */
  'order.amended': 'order_amendment',
  /** goods left: their surcharge is held until their duty is final */
  'tariff.held': 'shipment',
  /** the duty of a shipment is final */
  'tariff.true-up': 'customs_entry',
  /** an entry was reversed: the id of that entry */
  reversal: 'ledger_entry',
} as const

export type CauseKind = keyof typeof CAUSE_TABLES

/** What an entry results from: it is posted once, however often it is repeated. */
export interface Cause {
  kind: CauseKind
  /**
   * id of the row in the table of its kind; where a row has several of the kind, then a colon and
   * which one
   */
  id: string
}
