import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { picksText } from '../../rules/choices'
import { valuationNotes } from '../../rules/valuation-words'
import type { QuoteDocument } from '../../schema'

/**
 * How the customs value was computed, row by row: what it includes, what it excludes, and by which
 * law. Nothing for quotes older than worksheets.
 */
export function ValueWorksheetSection({
  document,
  picks = [],
}: {
  document: QuoteDocument
  /**
   * the picks that the document follows, where the quote has choices: its paper follows them too
   */
  picks?: readonly string[] | undefined
}) {
  const { valuation, draft } = document
  if (!valuation) return null
  const language = localeOf(document.language)
  const t = documentTranslator('quotes.valuation', language)
  const format = formatIn(language, document.draft.currency)
  const pdf = `/api/quotes/${formatQuoteNumber(document.quoteSerial)}/pdf?revision=${document.revision}&worksheet=1${picks.length > 0 ? `&pick=${picksText(picks)}` : ''}`
  return (
    // The browser's own element: it is printed, and opens without scripts.
    <details className="rounded-md border bg-white p-4">
      <summary className="cursor-pointer text-sm font-medium">
        {t('summary', { amount: format.money(valuation.customsValueMinor, draft.currency) })}
      </summary>
      <div className="mt-3 grid gap-3">
        <table className="ledger max-w-2xl text-sm">
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              <th scope="col" className="num">
                {t('in')}, {draft.currency}
              </th>
              <th scope="col" className="num">
                {t('out')}, {draft.currency}
              </th>
            </tr>
          </thead>
          <tbody>
            {valuation.rows.map(({ code, amountMinor, effect }) => (
              <tr key={code} className={effect === 'out' ? 'text-muted' : undefined}>
                <td>{t(`rows.${code}`)}</td>
                <td className="num">{effect === 'in' ? format.amount(amountMinor) : ''}</td>
                <td className="num">{effect === 'out' ? format.amount(amountMinor) : ''}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row">{t('total')}</th>
              <td className="num">{format.amount(valuation.customsValueMinor)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
        <ul className="grid gap-1 text-xs text-muted">
          {valuationNotes(document, valuation, language).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <p className="text-sm" data-print="hide">
          <a className="text-info underline" href={pdf}>
            {t('pdf')}
          </a>
        </p>
      </div>
    </details>
  )
}
