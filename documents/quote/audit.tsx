import { Path, Svg, Text, View } from '@react-pdf/renderer'
import type { SignatureAudit } from '@/features/quotes/rules/signature-record'
import { signedWhen } from '@/features/quotes/rules/acceptance'
import { readDrawing, SIGNATURE_FIELD, strokePath } from '@/features/quotes/rules/drawn-signature'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { s } from './style'

/** Who signed in whose name, when, where and under which words, with what a copy is verified by. */
export function Audit({
  document,
  audit,
  mono,
  amendment,
}: {
  document: QuoteDocument
  audit: SignatureAudit
  mono: string[]
  /** for a signature under an amendment; left out where the quote was signed */
  amendment?: { number: number; order: string }
}) {
  const language = localeOf(document.language)
  const t = documentTranslator('documents.audit', language)
  const format = formatIn(language, document.draft.currency)
  const number = formatQuoteNumber(document.quoteSerial)
  const { legal, consent, purchaseOrderFile } = audit
  const code = [s.mono, { fontFamily: mono }]
  return (
    <View>
      <Text style={[s.title, { marginBottom: 4 }]}>{t('title')}</Text>
      <Text style={[s.muted, { marginBottom: 10 }]}>
        {amendment
          ? t('leadAmendment', { company: legal.name, ...amendment })
          : t('lead', { company: legal.name, revision: String(document.revision), number })}
      </Text>
      <Mark audit={audit} caption={t('drawnAs', { name: audit.signerName })} />
      <Row label={t('legal')}>
        <Text style={s.strong}>{legal.name}</Text>
        {legal.address.split('\n').map((line, i) => (
          <Text key={i}>{line}</Text>
        ))}
        <Text>{format.country(legal.country)}</Text>
      </Row>
      <Row label={t('signer')}>
        <Text style={s.strong}>
          {[audit.signerName, audit.signerTitle].filter(Boolean).join(', ')}
        </Text>
        <Text>{audit.signerEmail}</Text>
      </Row>
      {audit.place ? (
        <Row label={t('place')}>
          <Text>{audit.place}</Text>
        </Row>
      ) : null}
      {audit.picked.length > 0 ? (
        <Row label={t('picked')}>
          {audit.picked.map((words) => (
            <Text key={words}>{words}</Text>
          ))}
        </Row>
      ) : null}
      <Row label={t('time')}>
        {signedWhen(audit, format.locale).map((when) => (
          <Text key={when}>{when}</Text>
        ))}
      </Row>
      <Row label={t('network')}>
        <Text>{audit.network || t('unknown')}</Text>
        {audit.network ? <Text style={[s.small, s.muted]}>{t('networkNote')}</Text> : null}
      </Row>
      <Row label={t('means')}>
        <Text>{t(audit.drawing ? 'drawn' : 'typed', { of: amendment ? 'order' : 'quote' })}</Text>
      </Row>
      {audit.purchaseOrder || purchaseOrderFile ? (
        <Row label={t('purchaseOrder')}>
          {audit.purchaseOrder ? <Text style={s.strong}>{audit.purchaseOrder}</Text> : null}
          {purchaseOrderFile ? (
            <>
              <Text>{t('purchaseOrderFile', { name: purchaseOrderFile.name })}</Text>
              <Text style={code}>{purchaseOrderFile.sha256}</Text>
            </>
          ) : null}
        </Row>
      ) : null}
      <Row
        label={
          consent.version > 0
            ? t('consent', { version: consent.version, language: consent.language })
            : t('ownConsent', { language: consent.language })
        }
      >
        <Text style={{ marginBottom: 3 }}>{consent.text}</Text>
        <Text style={[s.small, s.muted]}>{t('consentHash')}</Text>
        <Text style={code}>{consent.sha256}</Text>
      </Row>
      <Row label={t(amendment ? 'amendmentHash' : 'revisionHash')}>
        <Text style={code}>{audit.documentHash}</Text>
      </Row>
      <Row label={t('recordHash')}>
        <Text style={code}>{audit.recordHash}</Text>
      </Row>
      <Text style={{ marginTop: 10 }}>{t('check', { url: audit.checkUrl, number })}</Text>
    </View>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        borderBottomWidth: 0.5,
        borderColor: '#A7B0B8',
        paddingVertical: 5,
      }}
    >
      <Text style={[s.muted, { width: '30%', paddingRight: 10 }]}>{label}</Text>
      <View style={{ width: '70%' }}>{children}</View>
    </View>
  )
}

/** Width of a drawn signature in points; its proportions are kept. */
const WIDTH = 240

/** The signature as given: drawn, or as the typed name. */
function Mark({ audit, caption }: { audit: SignatureAudit; caption: string }) {
  const drawing = readDrawing(audit.drawing)
  const { width, height } = SIGNATURE_FIELD
  return (
    <View style={{ borderBottomWidth: 1, borderColor: '#14181C', paddingBottom: 4 }}>
      {'strokes' in drawing ? (
        <>
          <Svg
            viewBox={`0 0 ${width} ${height}`}
            style={{ width: WIDTH, height: (WIDTH * height) / width }}
          >
            {drawing.strokes.map((stroke, i) => (
              <Path
                key={i}
                d={strokePath(stroke)}
                fill="none"
                stroke="#14181C"
                strokeWidth={7}
                strokeLinecap="round"
              />
            ))}
          </Svg>
          <Text style={[s.small, s.muted]}>{caption}</Text>
        </>
      ) : (
        <Text style={{ fontSize: 22, lineHeight: 1.4 }}>{audit.signerName}</Text>
      )}
    </View>
  )
}
