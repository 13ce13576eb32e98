/**
 * How long the payer of a bank debit can still have it taken back without giving a reason, or nearly so. A refund
 * within that time can be paid twice. The rows come from what banks and schemes publish, and nobody has reviewed
 * them; a method without a row counts as recallable until somebody says otherwise.
 */
export interface RecallWindow {
  /** Stripe's name of the method */
  method: string
  days: number
  source: string
  review: 'reviewed' | 'not_reviewed'
}

export const RECALL_WINDOWS: readonly RecallWindow[] = [
  {
    method: 'sepa_debit',
    days: 56,
    source: 'SEPA Direct Debit Core rulebook: eight weeks without a reason',
    review: 'not_reviewed',
  },
  {
    method: 'us_bank_account',
    days: 60,
    source: 'Nacha operating rules: 60 days of a consumer’s account',
    review: 'not_reviewed',
  },
]
