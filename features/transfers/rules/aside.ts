/** Why received money is no buyer's. Browser-safe. */
export const ASIDE_REASONS = [
  'stripe_payout',
  'interest',
  'own_transfer',
  'tax_refund',
  'supplier_refund',
  'other',
] as const
export type AsideReason = (typeof ASIDE_REASONS)[number]
