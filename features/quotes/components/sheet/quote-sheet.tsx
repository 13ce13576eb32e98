import { getTranslations } from 'next-intl/server'
import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import { wordsOf } from '@/i18n/message'
import { rateDay } from '../../rules/rate-day'
import type { QuoteDocument } from '../../schema'
import { QuoteLines } from './quote-lines'
import { QuoteTotals } from './quote-totals'
import { TariffTermsSection } from './tariff-terms'

/**
 * A quote as the buyer reads it. The same sheet is staff's preview: what is
 * sent is what was seen.
 * @param ask makes the action by which a buyer asks for other tariff terms
 */
export async function QuoteSheet({
  document,
  ask,
}: {
  document: QuoteDocument
  ask?: ((kind: TariffTermsKind) => () => Promise<void>) | undefined
}) {
  const t = await getTranslations('quotes')
  const { draft } = document
  return (
    <div className="grid gap-8">
      <QuoteLines document={document} />
      <div className="grid gap-8 lg:grid-cols-[1fr_26rem] lg:items-start">
        <section aria-labelledby="terms" className="order-last grid gap-3 text-sm lg:order-none">
          <h2 id="terms" className="text-base">
            {t('terms')}
          </h2>
          <ul className="grid list-disc gap-1 ps-5">
            {document.terms.map(wordsOf).map((term) => (
              <li key={term}>{term}</li>
            ))}
            <li>{t('leadTime', { days: document.leadTimeDays })}</li>
            <li>{t('mode', { mode: draft.transportMode })}</li>
          </ul>
          {draft.notes ? (
            <p className="max-w-prose border-s-2 border-control ps-3 whitespace-pre-line">
              {draft.notes}
            </p>
          ) : null}
          <p className="text-xs text-muted">
            {draft.currency === 'USD'
              ? t('ratesAsOf', { day: rateDay(document) })
              : t('ratesAsOfConverted', {
                  day: rateDay(document),
                  currency: draft.currency,
                  rate: document.exchangeRate.unitsPerUsd,
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
