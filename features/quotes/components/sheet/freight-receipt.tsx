import { decimalOf } from '@/features/freight/engine/decimal'
import { componentName, formulaText, transitText } from '@/features/freight/rules/offer-words'
import { localeOf } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import type { QuoteDocument } from '../../schema'

/**
 * How the freight of a quote was computed: cartons, each component with its formula, and the rate
 * card row behind it, as frozen. Nothing where freight was typed.
 */
export function FreightReceipt({
  document: { draft, language: spoken },
}: {
  document: QuoteDocument
}) {
  const { freight } = draft
  if (!freight) return null
  const language = localeOf(spoken)
  const t = documentTranslator('quotes.freightReceipt', language)
  const format = formatIn(language, freight.currency)
  const rowOf = new Map(freight.rows.map((row) => [row.id, row]))
  const days = transitText(freight)
  const [first] = freight.rows
  return (
    // The browser's own element: it is printed, and opens without scripts.
    <details className="receipt rounded-md border bg-white p-4" data-testid="freight-receipt">
      <summary className="cursor-pointer text-sm font-medium">
        {t('summary', {
          mode: say({ code: `freight.modes.${freight.mode}` }, language),
          amount: format.money(draft.freightMinor, draft.currency),
        })}
      </summary>
      <div className="mt-3 grid gap-3">
        <p className="text-sm">
          {[
            days && say(days, language),
            t('cartons', {
              count: freight.cartonCount,
              kilograms: format.decimal(decimalOf(BigInt(freight.grossGrams) * 1000n)),
              cubic: format.decimal(decimalOf(BigInt(freight.volumeCm3))),
            }),
            ...freight.containers.map(({ type, count }) => `${count} × ${type}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div className="relative overflow-x-auto">
          <table className="ledger max-w-2xl text-sm">
            <thead>
              <tr>
                <th scope="col">{t('component')}</th>
                <th scope="col" className="num">
                  {t('amount', { currency: freight.currency })}
                </th>
              </tr>
            </thead>
            <tbody>
              {freight.components.map((component, i) => {
                const row = rowOf.get(component.rowId)
                return (
                  <tr key={i}>
                    <td>
                      {say(componentName(component), language)}
                      <span className="block text-xs text-muted">
                        {say(formulaText(component, freight.currency), language)}
                      </span>
                      {row ? (
                        <span className="block text-xs text-muted">
                          {t('row', { source: row.source, from: format.day(row.validFrom) })}
                        </span>
                      ) : null}
                    </td>
                    <td className="num">{format.amount(component.amountMinor)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        {first ? (
          <p className="text-xs text-muted">
            {first.carrier}, {first.service}
            {freight.rows.some(({ isDemo }) => isDemo)
              ? ` · ${say({ code: 'freight.words.demo' }, language)}`
              : ''}
          </p>
        ) : null}
      </div>
    </details>
  )
}
