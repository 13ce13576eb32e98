import { Text, View } from '@react-pdf/renderer'
import { lowValueLines } from '@/features/quotes/rules/low-value-words'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { s } from './style'

/** What the law there says of a consignment as small as this one. Nothing for larger ones. */
export function LowValue({ document }: { document: QuoteDocument }) {
  const language = localeOf(document.language)
  const lines = lowValueLines(document, language)
  if (lines.length === 0) return null
  const t = documentTranslator('quotes.lowValue', language)
  return (
    <View style={{ marginTop: 14 }}>
      <Text style={s.heading} minPresenceAhead={24}>
        {t('title')}
      </Text>
      {lines.map((line) => (
        <Text key={line} style={s.small}>
          {line}
        </Text>
      ))}
    </View>
  )
}
