import { newYorkDay } from '@/platform/day'
import { composeQuote, type QuoteParties } from './compose'
import { assessQuoteDuty } from './duty'
import { SELLER, standardTerms } from './house'
import type { QuoteDocument, QuoteDraft } from './schema'

/**
 * A whole revision at today's rates: duties as of the day in New York, the
 * house's terms, the seller's address. Pure for a given instant.
 */
export function composeRevision(draft: QuoteDraft, parties: Omit<QuoteParties, 'seller' | 'terms'>, now: Date): QuoteDocument {
  const dutyBornBy = draft.incoterm === 'DDP' ? 'seller' : 'buyer'
  const { quoteSerial, revision, buyer, contact, exchangeRate } = parties
  return composeQuote(
    draft,
    { quoteSerial, revision, buyer, contact, exchangeRate, seller: SELLER, terms: standardTerms({ ...draft, dutyBornBy }) },
    assessQuoteDuty(draft, exchangeRate, newYorkDay(now)),
  )
}
