import { Text, View } from '@react-pdf/renderer'
import { valuationNotes } from '@/features/quotes/rules/valuation-words'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { QuoteValuation } from '@/features/quotes/value-schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import type { Format } from '@/platform/format'
import { s } from './style'

const COLUMNS = { item: '60%', in: '20%', out: '20%' } as const

/** The value worksheet as a page of its own: what is part of the customs value, what isn't, and by which law. */
export function Worksheet({
  document,
  valuation,
  format,
}: {
  document: QuoteDocument
  valuation: QuoteValuation
  format: Format
}) {
  const language = localeOf(document.language)
  const t = documentTranslator('quotes.valuation', language)
  const { currency } = document.draft
  return (
    <View break>
      <Text style={s.title}>{t('title')}</Text>
      <View style={[s.head, { marginTop: 10 }]}>
        <Text style={{ width: COLUMNS.item }}>{t('item')}</Text>
        <Text style={[{ width: COLUMNS.in }, s.num]}>{`${t('in')}, ${currency}`}</Text>
        <Text style={[{ width: COLUMNS.out }, s.num]}>{`${t('out')}, ${currency}`}</Text>
      </View>
      {valuation.rows.map(({ code, amountMinor, effect }) => (
        <View key={code} style={s.line} wrap={false}>
          <Text style={[{ width: COLUMNS.item }, ...(effect === 'out' ? [s.muted] : [])]}>
            {t(`rows.${code}`)}
          </Text>
          <Text style={[{ width: COLUMNS.in }, s.num]}>
            {effect === 'in' ? format.amount(amountMinor) : ''}
          </Text>
          <Text style={[{ width: COLUMNS.out }, s.num, s.muted]}>
            {effect === 'out' ? format.amount(amountMinor) : ''}
          </Text>
        </View>
      ))}
      <View style={{ flexDirection: 'row', paddingVertical: 4 }}>
        <Text style={[s.strong, { width: COLUMNS.item }]}>{t('total')}</Text>
        <Text style={[s.strong, s.num, { width: COLUMNS.in }]}>
          {format.amount(valuation.customsValueMinor)}
        </Text>
      </View>
      <View style={{ marginTop: 8 }}>
        {valuationNotes(document, valuation, language).map((note) => (
          <Text key={note} style={[s.small, s.muted]}>
            {note}
          </Text>
        ))}
      </View>
    </View>
  )
}
