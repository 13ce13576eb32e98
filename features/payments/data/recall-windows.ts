/**
 * How long the payer of a bank debit can still have it taken back without giving a reason, or nearly so. A refund
 * within it can be paid twice. Rows are from what banks and schemes publish and have not been held against it by
 * anybody; a method without a row can be recalled for as long as nobody says otherwise.
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
