import type { LifeState } from './life'

/** Why a buyer declines; its words are `quotes.decline.reasons`. */
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

/**
 * States of a quote that is over unsigned: what the house learns of the reason is recorded there.
 */
export const LOST_STATES: readonly LifeState[] = [
  'expired',
  'withdrawn',
  'declined',
  'ended_asked_anew',
]
