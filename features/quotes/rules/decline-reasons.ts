/** Why a buyer says no; its words are `quotes.decline.reasons`. */
export const QUOTE_DECLINE_REASONS = [
  'price',
  'duty',
  'lead_time',
  'terms',
  'quantity',
  'bought_elsewhere',
  'postponed',
  'other',
] as const
export type QuoteDeclineReason = (typeof QUOTE_DECLINE_REASONS)[number]
