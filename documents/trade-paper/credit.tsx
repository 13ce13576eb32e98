import { Text, View } from '@react-pdf/renderer'
import type { PaperDocument } from '@/features/papers/schema'
import type { Format } from '@/platform/format'
import { s } from '../quote/style'
import type { PaperWords } from './words'

/** What of an invoice is credited, and why. */
export function Credit({
  paper: { credit, currency, totalMinor },
  t,
  format,
}: {
  paper: PaperDocument
  t: PaperWords
  format: Format
}) {
  if (!credit) return null
  return (
    <View>
      <View style={s.between}>
        <Text>{t('creditFor', { invoice: credit.invoice })}</Text>
        <Text style={s.strong}>{t(`creditReasons.${credit.reason}`)}</Text>
      </View>
      {credit.note ? <Text style={{ marginTop: 4 }}>{credit.note}</Text> : null}
      <View style={[s.total, { marginTop: 10 }]}>
        <Text>{t('credited')}</Text>
        <Text>{format.money(totalMinor, currency)}</Text>
      </View>
      <Text style={s.muted}>{t('creditEffect')}</Text>
    </View>
  )
}
