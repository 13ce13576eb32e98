import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { formatMoney } from '@/platform/money'
import { composeQuote, type QuoteParties } from './compose'
import { withoutNamesOfTexts } from './names-of-texts'
import { assessQuoteDuty, assessQuoteOutlook } from './duty'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { SELLER, standardTerms } from '@/features/company/house'
import type { QuoteDocument, QuoteDraft, QuoteTariff } from '../schema'
import { expectedEntry, tariffClause } from './tariff-terms'

/**
 * A whole revision at today's rates: duties as of the day at the destination, the
 * house's terms, the seller's address. Pure.
 */
export function composeRevision(
  drafted: QuoteDraft,
  parties: Omit<QuoteParties, 'seller' | 'terms'>,
  rules: RulesInForce,
  now: Date,
): QuoteDocument {
  const draft = { ...drafted, lines: drafted.lines.map(withoutNamesOfTexts) }
  const dutyBornBy = draft.incoterm === 'DDP' ? 'seller' : 'buyer'
  const { quoteSerial, revision, buyer, contact, exchangeRate } = parties
  const today = statutoryDay(draft.destination, now)
  const clause = (tariff: QuoteTariff) =>
    draft.tariffTerms && tariff.terms
      ? tariffClause(draft.tariffTerms, tariff.terms, (amountMinor) =>
          formatMoney(amountMinor, draft.currency),
        )
      : null
  return composeQuote(
    draft,
    {
      quoteSerial,
      revision,
      buyer,
      contact,
      exchangeRate,
      seller: SELLER,
      terms: (tariff) => standardTerms({ ...draft, dutyBornBy, tariffClause: clause(tariff) }),
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
