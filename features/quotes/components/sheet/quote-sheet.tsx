import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import type { ShownLines } from '@/components/line-pages'
import { wordsOf } from '@/i18n/message'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatDecimal } from '@/platform/money'
import { productionSentences } from '../../rules/production-words'
import { rateDay } from '../../rules/rate-day'
import { approvalWords, readingSentences } from '../../rules/reading-words'
import { doubtfulRows } from '../../rules/readings'
import type { QuoteDocument } from '../../schema'
import { FreightReceipt } from './freight-receipt'
import { LowValueSection } from './low-value'
import { QuoteLines } from './quote-lines'
import { QuoteTotals } from './quote-totals'
import { TariffTermsSection } from './tariff-terms'
import { ValueWorksheetSection } from './value-worksheet'

/**
 * A quote as the buyer reads it, in the quote's language whatever the page's. Staff preview the
 * same sheet: what is sent is what was seen.
 * @param ask makes the action by which a buyer asks for other tariff terms
 */
export function QuoteSheet({
  document,
  picks,
  shown,
  ask,
  askable,
}: {
  document: QuoteDocument
  /** the picks that it follows, where the quote has choices */
  picks?: readonly string[] | undefined
  /** which of its lines are drawn; all by default */
  shown?: ShownLines | undefined
  ask?: ((kind: TariffTermsKind) => () => Promise<void>) | undefined
  /** the reader may ask about a line below */
  askable?: boolean
}) {
  const language = localeOf(document.language)
  const t = documentTranslator('quotes', language)
  const { draft } = document
  const day = rateDay(document, language)
  const doubts = [
    ...readingSentences(doubtfulRows(document.duty), language),
    approvalWords(document, language),
  ].filter((words) => words !== null)
  return (
    <div className="grid gap-8" lang={language}>
      <QuoteLines document={document} shown={shown} askable={askable ?? false} />
      <ValueWorksheetSection document={document} picks={picks} />
      <FreightReceipt document={document} />
      <LowValueSection document={document} />
      <div className="grid gap-8 lg:grid-cols-[1fr_26rem] lg:items-start">
        <section aria-labelledby="terms" className="order-last grid gap-3 text-sm lg:order-none">
          <h2 id="terms" className="text-base">
            {t('terms')}
          </h2>
          <ul className="grid list-disc gap-1 ps-5">
            {document.terms.map(wordsOf).map((term) => (
              <li key={term}>{term}</li>
            ))}
            {productionSentences(document, documentTranslator('documents.quote', language)).map(
              (sentence) => (
                <li key={sentence}>{sentence}</li>
              ),
            )}
            <li>{t('mode', { mode: draft.transportMode })}</li>
          </ul>
          {draft.notes ? (
            <p className="max-w-prose border-s-2 border-control ps-3 whitespace-pre-line">
              {draft.notes}
            </p>
          ) : null}
          {doubts.map((doubt) => (
            <p key={doubt} className="text-xs text-caution">
              {doubt}
            </p>
          ))}
          <p className="text-xs text-muted">
            {draft.currency === 'USD'
              ? t('ratesAsOf', { day })
              : t('ratesAsOfConverted', {
                  day,
                  currency: draft.currency,
                  rate: formatDecimal(document.exchangeRate.unitsPerUsd, language),
                  source: document.exchangeRate.source,
                })}
          </p>
        </section>
        <QuoteTotals document={document} />
      </div>
      <TariffTermsSection document={document} ask={ask} />
    </div>
  )
}
