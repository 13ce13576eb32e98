import { DeedForm } from '@/components/form/deed-form'
import { Badge } from '@/components/ui/badge'
import { TARIFF_TERMS, type TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import { RangeBar } from '@/features/tariffs/components/range-bar'
import { localeOf, type Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import type { QuoteDocument, QuoteOutlook, QuoteTariff } from '../../schema'

/**
 * Who pays when the duty changes, at what price, and how far it may change.
 * @param ask makes the action that asks for other terms; omitted where the reader may not ask
 */
export function TariffTermsSection({
  document,
  ask,
}: {
  document: QuoteDocument
  ask?: ((kind: TariffTermsKind) => () => Promise<void>) | undefined
}) {
  const language = localeOf(document.language)
  const t = documentTranslator('quotes.tariff', language)
  const { tariff, draft } = document
  if (!tariff || (!tariff.terms && !tariff.outlook)) return null
  return (
    <section
      aria-labelledby="tariff-terms"
      className="grid gap-4 rounded-md border bg-white p-4 md:p-6"
    >
      <h2 id="tariff-terms" className="text-base">
        {tariff.terms ? t('title') : t('outlookTitle')}
      </h2>
      {tariff.terms ? (
        <Terms
          tariff={{ ...tariff, terms: tariff.terms }}
          draft={draft}
          language={language}
          ask={ask}
        />
      ) : null}
      {tariff.outlook ? (
        <Outlook outlook={tariff.outlook} currency={draft.currency} language={language} />
      ) : null}
    </section>
  )
}

function Terms({
  tariff: { terms, offers },
  draft,
  language,
  ask,
}: {
  tariff: QuoteTariff & { terms: NonNullable<QuoteTariff['terms']> }
  draft: QuoteDocument['draft']
  language: Locale
  ask?: ((kind: TariffTermsKind) => () => Promise<void>) | undefined
}) {
  const t = documentTranslator('quotes.tariff', language)
  const format = formatIn(language)
  const money = (amountMinor: number) => format.money(amountMinor, draft.currency)
  return (
    <ul className="grid gap-px overflow-hidden rounded-md border bg-hairline md:grid-cols-3">
      {TARIFF_TERMS.map((kind) => {
        const offer = kind === terms.kind ? terms : offers.find((each) => each.kind === kind)
        const chosen = kind === terms.kind
        return (
          <li
            key={kind}
            className={`grid content-start gap-1 p-3 text-sm ${chosen ? 'bg-info-soft' : 'bg-white'}`}
          >
            <p className="flex flex-wrap items-baseline gap-2 font-medium">
              {t(`kinds.${kind}`)}
              {chosen ? <Badge variant="info">{t('chosen')}</Badge> : null}
            </p>
            <p className="text-xs text-muted">
              {kind === 'capped' && offer?.capMinor == null
                ? t('means.cappedOnRequest')
                : t(`means.${kind}`, { cap: money(offer?.capMinor ?? 0) })}
            </p>
            <p className="font-semibold tabular-nums">
              {offer
                ? offer.premiumMinor > 0
                  ? t('price', { amount: money(offer.premiumMinor) })
                  : t('free')
                : t('onRequest')}
            </p>
            {!chosen && ask ? (
              <DeedForm action={ask(kind)} variant="link" size="inline">
                {t('ask', { kind })}
              </DeedForm>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function Outlook({
  outlook,
  currency,
  language,
}: {
  outlook: QuoteOutlook
  currency: string
  language: Locale
}) {
  const t = documentTranslator('quotes.tariff', language)
  const format = formatIn(language)
  const money = (amountMinor: number) => format.money(amountMinor, currency)
  return (
    <div className="grid gap-3">
      <h3 className="text-sm font-medium">
        {t('outlook', { title: outlook.title, day: format.day(outlook.entryDay) })}
      </h3>
      <RangeBar
        range={outlook}
        money={money}
        label={t('rangeLabel', {
          min: money(outlook.minMinor),
          max: money(outlook.maxMinor),
          today: money(outlook.todayMinor),
          expected: money(outlook.expectedMinor),
        })}
        today={t('today', { amount: money(outlook.todayMinor) })}
        expected={t('expected', { amount: money(outlook.expectedMinor) })}
      />
      <ul className="grid gap-1 text-sm">
        {outlook.scenarios.map((scenario) => (
          <li key={scenario.title} className="grid grid-cols-[1fr_auto] items-end gap-x-4">
            <span>
              {scenario.title}{' '}
              <span className="text-muted">{Math.round(Number(scenario.probability) * 100)}%</span>
            </span>
            <span className="tabular-nums">
              {scenario.totalMinor === null
                ? t('noFigure')
                : format.amount(scenario.totalMinor, currency)}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted">
        {outlook.driver
          ? `${t('driver', { title: outlook.driver.title, amount: money(outlook.driver.spreadMinor) })} `
          : ''}
        {t('planning', { by: outlook.setBy, at: format.day(outlook.setAt) })}
      </p>
    </div>
  )
}
