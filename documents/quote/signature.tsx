import { Text, View } from '@react-pdf/renderer'
import { signedWhen, type SignedAcceptance } from '@/features/quotes/rules/acceptance'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Format } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { s } from './style'
import type { QuoteTexts } from './texts'

/** Who signed what, when, and the fingerprint of the revision; for an unsigned one only the fingerprint. */
export function Signature({
  document,
  acceptance,
  documentHash,
  mono,
  t,
  format,
}: {
  document: QuoteDocument
  acceptance: SignedAcceptance | null
  documentHash: string
  mono: string[]
  t: QuoteTexts
  format: Format
}) {
  return (
    <View style={{ marginTop: 8, borderTopWidth: 0.5, borderColor: '#7C8894', paddingTop: 6 }}>
      {document.seller.signatory ? (
        <Text style={{ marginBottom: 6 }}>
          {t('forSeller', {
            seller: document.seller.name,
            signatory: [document.seller.signatory.name, document.seller.signatory.title]
              .filter(Boolean)
              .join(', '),
          })}
        </Text>
      ) : null}
      {acceptance ? (
        <View style={{ marginBottom: 6 }}>
          <Text style={s.heading}>{t('signature')}</Text>
          <Text>
            {t('accepted', {
              company: document.buyer.companyName,
              revision: String(document.revision),
              number: formatQuoteNumber(document.quoteSerial),
              total: format.money(document.totalMinor, document.draft.currency),
            })}
          </Text>
          <Text style={s.strong}>{t('signedBy', { name: acceptance.signerName })}</Text>
          {signedWhen(acceptance, format.locale).map((when) => (
            <Text key={when}>{when}</Text>
          ))}
        </View>
      ) : null}
      <Text style={[s.small, s.muted]}>{t('hash')}</Text>
      <Text style={[s.mono, { fontFamily: mono }]}>{documentHash}</Text>
    </View>
  )
}
