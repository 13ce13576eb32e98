import { wordsOf } from '@/i18n/message'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import type { QuoteDocument } from '../schema'

/**
 * Sentences about a quote that is a small consignment: each regime with its law and how its limit
 * was compared, and what would lower a fee of the entry. Nothing for larger ones, and for older
 * quotes.
 */
export function lowValueLines(
  { lowValue, duty, draft }: Pick<QuoteDocument, 'lowValue' | 'duty' | 'draft'>,
  language: Locale,
): string[] {
  const value = { amountMinor: lowValue?.valueMinor ?? 0, currency: draft.currency }
  const rows = (lowValue?.rows ?? []).map((row) => {
    const compared =
      row.standing === 'unknown'
        ? say(
            {
              code: 'quotes.lowValue.unknown',
              values: { limit: { decimal: row.limit }, currency: row.currency },
            },
            language,
          )
        : row.rate
          ? say(
              {
                code: 'quotes.lowValue.compared',
                values: {
                  value,
                  rate: { decimal: row.rate.unitsPerUsd },
                  currency: row.currency === 'USD' ? draft.currency : row.currency,
                  source: row.rate.source,
                  day: { day: row.rate.asOf },
                },
              },
              language,
            )
          : say({ code: 'quotes.lowValue.valued', values: { value } }, language)
    const readingText =
      row.review.state === 'reviewed'
        ? say({ code: 'quotes.lowValue.read', values: { day: { day: row.review.at } } }, language)
        : say({ code: 'quotes.lowValue.notRead' }, language)
    return `${row.text} ${compared} ${row.legalBasis}. ${readingText}`
  })
  return [...rows, ...(duty.feeSavings ?? []).map(wordsOf)]
}
