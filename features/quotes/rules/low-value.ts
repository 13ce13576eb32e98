import type { DatedRates } from '@/features/company/rules/exchange'
import { lowValueNotes } from '@/features/tariffs/rules/low-value'
import type { QuoteDocument } from '../schema'
import type { QuoteLowValue, QuoteValuation } from '../value-schema'

/** What freight adds to a customs value: limits of small consignments apply to the goods alone. */
const CARRIAGE: ReadonlySet<string> = new Set([
  'freight',
  'freight_estimate',
  'inland_freight',
  'insurance',
  'insurance_estimate',
])

/**
 * The regimes of small consignments that a quote's goods fall under on their expected day of entry:
 * by the same rows as the calculator and the API. They change no figure. Pure.
 * @param rates for comparing limits in other currencies; the quote's frozen rate takes precedence
 *   for its own
 */
export function quoteLowValue(
  {
    draft,
    exchangeRate,
    valuation: { rows },
  }: Pick<QuoteDocument, 'draft' | 'exchangeRate'> & { valuation: QuoteValuation },
  entryDay: string,
  rates: DatedRates,
): QuoteLowValue {
  const amountMinor = rows.reduce(
    (sum, row) => (row.effect === 'in' && !CARRIAGE.has(row.code) ? sum + row.amountMinor : sum),
    0,
  )
  const { destination, currency } = draft
  const notes = lowValueNotes(
    { destination, day: entryDay, value: { amountMinor, currency } },
    { ...rates, ...(currency === 'USD' ? {} : { [currency]: exchangeRate }) },
  )
  return {
    day: entryDay,
    valueMinor: amountMinor,
    rows: notes.map(({ rule, standing, rate }) => ({
      id: rule.id,
      standing,
      limit: rule.limit,
      currency: rule.currency,
      rate,
      text: rule.text,
      legalBasis: rule.legalBasis,
      source: rule.source,
      review: rule.review,
    })),
  }
}
