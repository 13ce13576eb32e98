import { Text, View } from '@react-pdf/renderer'
import { productionSentences } from '@/features/quotes/rules/production-words'
import { rateDay } from '@/features/quotes/rules/rate-day'
import { approvalWords, readingSentences } from '@/features/quotes/rules/reading-words'
import { rowReadings } from '@/features/quotes/rules/readings'
import type { QuoteDocument, QuoteOutlook } from '@/features/quotes/schema'
import { wordsOf } from '@/i18n/message'
import { localeOf } from '@/i18n/routing'
import type { Format } from '@/platform/format'
import { s } from './style'
import type { QuoteTexts } from './texts'

/** Terms that stay on the page with what follows the list, so that no page has only a fingerprint. */
const WITH_THE_CLOSE = 2

/** The terms beyond prices, and the days of the duty and exchange rates used. */
export function Terms({
  document,
  t,
  format,
  children,
}: {
  document: QuoteDocument
  t: QuoteTexts
  format: Format
  /** what closes the document */
  children: React.ReactNode
}) {
  const { draft, tariff, exchangeRate } = document
  const terms = [
    ...document.terms.map(wordsOf),
    ...productionSentences(document, t),
    t('transport', { mode: draft.transportMode, destination: format.country(draft.destination) }),
  ]
  const reckoned = [
    t('ratesAsOf', { day: rateDay(document, format.locale) }),
    ...readingSentences(rowReadings(document.duty), localeOf(document.language)),
    approvalWords(document, localeOf(document.language)),
    ...(draft.currency === 'USD'
      ? []
      : [
          t('converted', {
            rate: format.decimal(exchangeRate.unitsPerUsd),
            currency: draft.currency,
            source: exchangeRate.source,
          }),
        ]),
  ]
  const [first, ...others] = terms
  const middle = others.slice(0, -WITH_THE_CLOSE)
  return (
    <View style={{ marginTop: 9 }}>
      <View wrap={false}>
        <Text style={s.heading}>{t('terms')}</Text>
        <Term>{first}</Term>
      </View>
      {middle.map((term) => (
        <Term key={term}>{term}</Term>
      ))}
      <View wrap={false}>
        {others.slice(middle.length).map((term) => (
          <Term key={term}>{term}</Term>
        ))}
        {tariff?.outlook ? (
          <Text style={{ marginTop: 5 }}>
            {t('outlook', outlookTexts(tariff.outlook, draft.currency, format))}
          </Text>
        ) : null}
        <Text style={[s.muted, s.small, { marginTop: 5 }]}>
          {reckoned.filter(Boolean).join(' ')}
        </Text>
        {children}
      </View>
    </View>
  )
}

const Term = ({ children }: { children: React.ReactNode }) => (
  <View style={{ flexDirection: 'row' }} wrap={false}>
    <Text style={{ width: 10 }}>•</Text>
    <Text style={{ flex: 1 }}>{children}</Text>
  </View>
)

const outlookTexts = (outlook: QuoteOutlook, currency: string, format: Format) => ({
  day: format.day(outlook.entryDay),
  title: outlook.title,
  by: outlook.setBy,
  at: format.day(outlook.setAt),
  today: format.money(outlook.todayMinor, currency),
  min: format.money(outlook.minMinor, currency),
  max: format.money(outlook.maxMinor, currency),
  expected: format.money(outlook.expectedMinor, currency),
})
