import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { daysInWords } from '@/platform/dates'
import type { QuoteDocument } from '../schema'
import type { QuoteValuation } from '../value-schema'
import { lowValueLines } from './low-value-words'

/**
 * The notes below a value worksheet: its basis, that the price of tariff terms is left out and that
 * no ruling confirms it, its law and how old its reading is, the rate of exchange, and notes on a
 * small consignment.
 */
export function valuationNotes(
  document: Pick<QuoteDocument, 'draft' | 'exchangeRate' | 'lowValue' | 'duty'>,
  { basis, law, carriageMissing, rows, customsValueMinor }: QuoteValuation,
  language: Locale,
): string[] {
  const { draft, exchangeRate } = document
  const destination = countryName(draft.destination, language)
  const premium = rows.find(({ code, effect }) => code === 'premium' && effect === 'out')
  return [
    say({ code: `quotes.valuation.basis.${basis}`, values: { destination } }, language),
    ...(carriageMissing ? [say({ code: 'quotes.valuation.carriage_missing' }, language)] : []),
    ...(premium
      ? [
          say(
            {
              code: 'quotes.valuation.premium_out',
              values: {
                premium: { amountMinor: premium.amountMinor, currency: draft.currency },
                value: {
                  amountMinor: customsValueMinor + premium.amountMinor,
                  currency: draft.currency,
                },
              },
            },
            language,
          ),
        ]
      : []),
    law
      ? say(
          {
            code: 'quotes.valuation.law',
            values: {
              law: law.law,
              source: daysInWords(law.source, language),
              review:
                law.review.state === 'reviewed'
                  ? { code: 'quotes.valuation.reviewed', values: { day: { day: law.review.at } } }
                  : { code: 'quotes.valuation.not_reviewed' },
            },
          },
          language,
        )
      : say({ code: 'quotes.valuation.lawUnknown', values: { destination } }, language),
    ...(draft.currency === 'USD'
      ? []
      : [
          say(
            {
              code: 'quotes.valuation.converted',
              values: {
                rate: { decimal: exchangeRate.unitsPerUsd },
                currency: draft.currency,
                source: exchangeRate.source,
                day: { day: exchangeRate.asOf },
              },
            },
            language,
          ),
        ]),
    ...lowValueLines(document, language),
  ]
}
