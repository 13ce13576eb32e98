import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { composeQuote, type QuoteParties } from './compose'
import { withoutNamesOfTexts } from './names-of-texts'
import { assessQuoteDuty, assessQuoteOutlook } from './duty'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { SELLER, standardTerms } from '@/features/company/house'
import type { QuoteDocument, QuoteDraft } from '../schema'
import { composeDutyClause } from './duty-clause'
import { expectedEntry } from './tariff-terms'

/**
 * A whole revision at today's rates: duties as of the day at the destination, the
 * house's terms, the seller's address. Pure.
 */
export function composeRevision(
  drafted: QuoteDraft,
  parties: Omit<QuoteParties, 'seller' | 'words'>,
  rules: RulesInForce,
  now: Date,
): QuoteDocument {
  const draft = { ...drafted, lines: drafted.lines.map(withoutNamesOfTexts) }
  const { quoteSerial, revision, buyer, contact, exchangeRate } = parties
  const today = statutoryDay(draft.destination, now)
  return composeQuote(
    draft,
    {
      quoteSerial,
      revision,
      buyer,
      contact,
      exchangeRate,
      seller: SELLER,
      words: (reckoned) => {
        const dutyClause = composeDutyClause(reckoned)
        return { dutyClause, terms: standardTerms({ ...draft, dutyClause }) }
      },
    },
    {
      duty: assessQuoteDuty(draft, exchangeRate, today, rules),
      outlook: assessQuoteOutlook(
        draft,
        exchangeRate,
        expectedEntry(draft, today),
        rules,
        draft.outlookId,
      ),
    },
  )
}
