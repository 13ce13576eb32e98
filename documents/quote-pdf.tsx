import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { surchargesByLayer } from '@/features/quotes/surcharges'
import { formatQuoteNumber } from '@/features/quotes/numbers'
import type { QuoteDocument } from '@/features/quotes/schema'
import { formatAmount, formatMoney } from '@/platform/money'
import { registerFonts } from './fonts'

export interface QuotePdfOptions {
  size: 'A4' | 'LETTER'
  documentHash: string | null
  acceptance: { signerName: string; acceptedAt: Date; documentHash: string } | null
}

const s = StyleSheet.create({
  page: { fontFamily: 'Plex', fontSize: 9, color: '#14181C', paddingTop: 40, paddingHorizontal: 40, paddingBottom: 56, lineHeight: 1.4 },
  row: { flexDirection: 'row' },
  between: { flexDirection: 'row', justifyContent: 'space-between' },
  title: { fontSize: 18, fontWeight: 600 },
  strong: { fontWeight: 600 },
  muted: { color: '#55606B' },
  mono: { fontFamily: 'Plex Mono', fontSize: 8 },
  head: { flexDirection: 'row', borderBottomWidth: 1, borderColor: '#7C8894', paddingVertical: 4, color: '#55606B', fontSize: 8 },
  line: { flexDirection: 'row', borderBottomWidth: 0.5, borderColor: '#D5DADF', paddingVertical: 4 },
  num: { textAlign: 'right' },
  foot: { position: 'absolute', bottom: 24, left: 40, right: 40, flexDirection: 'row', justifyContent: 'space-between', fontSize: 8, color: '#55606B' },
})

const COLUMNS = { item: '46%', hs: '16%', quantity: '11%', price: '12%', total: '15%' } as const

/** A quote as a proforma to print and file, from the very document that is signed. */
export async function renderQuotePdf(document: QuoteDocument, options: QuotePdfOptions): Promise<Buffer> {
  registerFonts()
  return renderToBuffer(<QuotePdf document={document} {...options} />)
}

function QuotePdf({ document, size, documentHash, acceptance }: { document: QuoteDocument } & QuotePdfOptions) {
  const { draft, buyer, seller, contact } = document
  const number = formatQuoteNumber(document.quoteSerial)
  return (
    <Document title={`${number} r${document.revision}`} author={seller.name}>
      <Page size={size} style={s.page}>
        <View style={s.between}>
          <View>
            <Text style={s.strong}>{seller.name}</Text>
            {seller.address.map((line) => <Text key={line} style={s.muted}>{line}</Text>)}
            <Text style={s.muted}>{contact.name}, {contact.email}</Text>
          </View>
          <View style={{ alignItems: 'flex-end' }}>
            <Text style={s.title}>Quote {number}</Text>
            <Text>Proforma, revision {document.revision}</Text>
            <Text>Valid until {draft.validUntil}, end of day (China time)</Text>
          </View>
        </View>
        <View style={[s.between, { marginTop: 16, marginBottom: 12 }]}>
          <View>
            <Text style={s.muted}>For</Text>
            <Text style={s.strong}>{buyer.companyName}</Text>
            <Text>{buyer.contactName}, {buyer.contactEmail}</Text>
          </View>
          <View style={{ alignItems: 'flex-end' }}>
            <Text>{draft.incoterm} {draft.namedPlace} (Incoterms 2020)</Text>
            <Text>Destination {draft.destination}, {draft.transportMode === 'air' ? 'by air' : 'by sea'}</Text>
            <Text>Production {document.leadTimeDays} days from the deposit</Text>
          </View>
        </View>
        <View style={s.head} fixed>
          <Text style={{ width: COLUMNS.item }}>Item</Text>
          <Text style={{ width: COLUMNS.hs }}>HS code, origin</Text>
          <Text style={[{ width: COLUMNS.quantity }, s.num]}>Pieces</Text>
          <Text style={[{ width: COLUMNS.price }, s.num]}>Price, {draft.currency}</Text>
          <Text style={[{ width: COLUMNS.total }, s.num]}>Total, {draft.currency}</Text>
        </View>
        {draft.lines.map((line, i) => (
          <View key={line.id} style={s.line} wrap={false}>
            <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
              <Text style={s.strong}>{line.title}</Text>
              {line.sku ? <Text style={s.mono}>{line.sku}</Text> : null}
              {line.details.map((detail) => <Text key={detail} style={s.muted}>{detail}</Text>)}
              {line.setupFeeMinor ? <Text style={s.muted}>Set-up {formatMoney(line.setupFeeMinor, draft.currency)}, included in the total</Text> : null}
            </View>
            <View style={{ width: COLUMNS.hs }}>
              <Text style={s.mono}>{line.hsCode ?? '-'}</Text>
              <Text>{line.origin}</Text>
            </View>
            <Text style={[{ width: COLUMNS.quantity }, s.num]}>{line.quantity.toLocaleString('en')}</Text>
            <Text style={[{ width: COLUMNS.price }, s.num]}>{formatAmount(line.unitPriceMinor)}</Text>
            <Text style={[{ width: COLUMNS.total }, s.num]}>{formatAmount(document.lineTotalsMinor[i] ?? 0)}</Text>
          </View>
        ))}
        <Totals document={document} />
        <View style={{ marginTop: 16 }} wrap={false}>
          <Text style={s.strong}>Terms</Text>
          {document.terms.map((term) => <Text key={term}>• {term}</Text>)}
          {draft.notes ? <Text style={{ marginTop: 6 }}>{draft.notes}</Text> : null}
          <Text style={[s.muted, { marginTop: 6 }]}>
            Tariff rates as of {document.duty.asOf} (New York).{draft.currency === 'USD' ? '' : ` Converted at ${document.exchangeRate.unitsPerUsd} ${draft.currency} for 1 USD (${document.exchangeRate.source}).`}
          </Text>
        </View>
        <View style={s.foot} fixed>
          <Text>{seller.name} · {number} r{document.revision}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
      </Page>
      {documentHash ? (
        <Page size={size} style={s.page}>
          <Text style={s.title}>{acceptance ? 'Signature' : 'Fingerprint'}</Text>
          {acceptance ? (
            <View style={{ marginTop: 12 }}>
              <Text>{buyer.companyName} accepted revision {document.revision} of quote {number} for {formatMoney(document.totalMinor, draft.currency)}.</Text>
              <Text style={{ marginTop: 8 }}>Signed by {acceptance.signerName}</Text>
              <Text>{acceptance.acceptedAt.toISOString()} (UTC)</Text>
            </View>
          ) : null}
          <Text style={[s.muted, { marginTop: 12 }]}>SHA-256 of the revision</Text>
          <Text style={s.mono}>{documentHash}</Text>
          <View style={s.foot} fixed>
            <Text>{seller.name} · {number} r{document.revision}</Text>
            <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
          </View>
        </Page>
      ) : null}
    </Document>
  )
}

function Totals({ document }: { document: QuoteDocument }) {
  const { draft, duty } = document
  const charged = duty.bornBy === 'seller'
  const layers = surchargesByLayer(document).map((row) => ({ label: `${row.title} ${row.heading} ${row.ratePercents.map((rate) => `${rate}%`).join(', ')}`.trim(), amountMinor: row.amountMinor }))
  return (
    <View style={{ marginTop: 12, marginLeft: '45%' }} wrap={false}>
      <Sum label="Goods" amountMinor={document.goodsMinor} />
      {draft.discountMinor ? <Sum label="Discount" amountMinor={-draft.discountMinor} /> : null}
      {draft.freightMinor ? <Sum label="Freight" amountMinor={draft.freightMinor} /> : null}
      {draft.insuranceMinor ? <Sum label="Insurance" amountMinor={draft.insuranceMinor} /> : null}
      {charged ? <Sum label="Tariff surcharge" amountMinor={document.surchargeMinor} /> : null}
      {charged ? layers.map((layer) => <Sum key={layer.label} {...layer} muted />) : null}
      <View style={[s.between, { borderTopWidth: 1, borderColor: '#14181C', paddingTop: 4, marginTop: 2 }]}>
        <Text style={[s.strong, { fontSize: 12 }]}>Total</Text>
        <Text style={[s.strong, { fontSize: 12 }]}>{formatMoney(document.totalMinor, draft.currency)}</Text>
      </View>
      <Sum label={`Deposit on acceptance, ${draft.depositPercent}%`} amountMinor={document.depositMinor} />
      <Sum label="Balance before shipment" amountMinor={document.balanceMinor} />
      {charged ? null : (
        <View style={{ marginTop: 8, padding: 6, backgroundColor: '#E8F0FA' }}>
          <Text style={s.strong}>Import duty, the buyer’s estimate: not our charge</Text>
          {layers.map((layer) => <Sum key={layer.label} {...layer} muted />)}
          {duty.complete ? <Sum label="Estimated duty and fees" amountMinor={duty.totalMinor} /> : <Text>Rate to be confirmed for some lines.</Text>}
        </View>
      )}
    </View>
  )
}

function Sum({ label, amountMinor, muted = false }: { label: string; amountMinor: number; muted?: boolean }) {
  return (
    <View style={[s.between, ...(muted ? [s.muted, { paddingLeft: 8 }] : [])]}>
      <Text style={{ maxWidth: '75%' }}>{label}</Text>
      <Text>{formatAmount(amountMinor)}</Text>
    </View>
  )
}
