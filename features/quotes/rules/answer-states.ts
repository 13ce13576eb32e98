import type { RefusedCause } from '@/components/form/attempt'

/** Why a decline is refused; each has its words in `quotes.decline.errors`. */
export const DECLINE_REFUSALS = [
  'expired',
  'superseded',
  'withdrawn',
  'declined',
  'accepted',
  'altered',
] as const

/** State of the decline form. */
export interface DeclineState {
  reason?: (typeof DECLINE_REFUSALS)[number] | RefusedCause | 'failed'
  fieldErrors?: Record<string, string[]>
  reasonCode?: string
  words?: string
  competitor?: string
  price?: string
}
