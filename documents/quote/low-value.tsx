import { Text, View } from '@react-pdf/renderer'
import { lowValueLines } from '@/features/quotes/rules/low-value-words'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { s } from './style'

/**
 * What the destination's law says of a consignment as small as this one, beside the sums. Renders nothing for larger
 * ones.
 */
export function LowValue({ document }: { document: QuoteDocument }) {
  const language = localeOf(document.language)
  const lines = lowValueLines(document, language)
  if (lines.length === 0) return null
  const t = documentTranslator('quotes.lowValue', language)
  return (
    <View>
      <Text style={s.heading}>{t('title')}</Text>
      {lines.map((line) => (
        <Text key={line} style={[s.small, s.muted, { marginBottom: 3 }]}>
          {line}
        </Text>
      ))}
    </View>
  )
}
