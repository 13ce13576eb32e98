import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import type { QuoteDocument, QuoteValuation } from '../schema'

/** What stands below a value worksheet: its basis, its law and how old its reading is, and the rate of exchange. */
export function valuationNotes(
  { draft, exchangeRate }: Pick<QuoteDocument, 'draft' | 'exchangeRate'>,
  { basis, law, carriageMissing }: QuoteValuation,
  language: Locale,
): string[] {
  const destination = countryName(draft.destination, language)
  return [
    say({ code: `quotes.valuation.basis.${basis}`, values: { destination } }, language),
    ...(carriageMissing ? [say({ code: 'quotes.valuation.carriage_missing' }, language)] : []),
    law
      ? say(
          {
            code: 'quotes.valuation.law',
            values: {
              law: law.law,
              source: law.source,
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
  ]
}
