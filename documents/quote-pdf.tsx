import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { designPictures } from '@/features/designs/files/design-pictures'
import { surchargesByLayer } from '@/features/quotes/rules/surcharges'
import { formatQuoteNumber } from '@/platform/numbers'
import type { QuoteDocument, QuoteOutlook } from '@/features/quotes/schema'
import { documentTranslator } from '@/i18n/translator'
import { formatAmount, formatMoney } from '@/platform/money'
import { registerFonts } from './fonts'

export interface QuotePdfOptions {
  size: 'A4' | 'LETTER'
  documentHash: string | null
  acceptance: { signerName: string; acceptedAt: Date; documentHash: string } | null
}

const s = StyleSheet.create({
  page: {
    fontFamily: 'Plex',
    fontSize: 9,
    color: '#14181C',
    paddingTop: 40,
    paddingHorizontal: 40,
    paddingBottom: 56,
    lineHeight: 1.4,
  },
  row: { flexDirection: 'row' },
  between: { flexDirection: 'row', justifyContent: 'space-between' },
  title: { fontSize: 18, fontWeight: 600 },
  strong: { fontWeight: 600 },
  muted: { color: '#55606B' },
  mono: { fontFamily: 'Plex Mono', fontSize: 8 },
  head: {
    flexDirection: 'row',
    borderBottomWidth: 1,
    borderColor: '#7C8894',
    paddingVertical: 4,
    color: '#55606B',
    fontSize: 8,
  },
  line: {
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderColor: '#D5DADF',
    paddingVertical: 4,
  },
  num: { textAlign: 'right' },
  foot: {
    position: 'absolute',
    bottom: 24,
    left: 40,
    right: 40,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 8,
    color: '#55606B',
  },
})

const words = () => documentTranslator('documents.quote')
type Translator = ReturnType<typeof words>

const COLUMNS = { item: '46%', hs: '16%', quantity: '11%', price: '12%', total: '15%' } as const

/** A quote as a proforma to print and file, from the very document that is signed. */
export async function renderQuotePdf(
  document: QuoteDocument,
  options: QuotePdfOptions,
): Promise<Buffer> {
  registerFonts()
  const pictures = await designPictures(document.draft.lines)
  return renderToBuffer(<QuotePdf document={document} pictures={pictures} {...options} />)
}

function QuotePdf({
  document,
  pictures,
  size,
  documentHash,
  acceptance,
}: { document: QuoteDocument; pictures: ReadonlyMap<string, Buffer> } & QuotePdfOptions) {
  const { draft, buyer, seller, contact } = document
  const number = formatQuoteNumber(document.quoteSerial)
  const t = words()
  return (
    <Document title={`${number} r${document.revision}`} author={seller.name}>
      <Page size={size} style={s.page}>
        <View style={s.between}>
          <View>
            <Text style={s.strong}>{seller.name}</Text>
            {seller.address.map((line) => (
              <Text key={line} style={s.muted}>
                {line}
              </Text>
            ))}
            <Text style={s.muted}>
              {contact.name}, {contact.email}
            </Text>
          </View>
          <View style={{ alignItems: 'flex-end' }}>
            <Text style={s.title}>{t('title', { number })}</Text>
            <Text>{t('proforma', { revision: String(document.revision) })}</Text>
            <Text>{t('validUntil', { date: draft.validUntil })}</Text>
          </View>
        </View>
        <View style={[s.between, { marginTop: 16, marginBottom: 12 }]}>
          <View>
            <Text style={s.muted}>{t('for')}</Text>
            <Text style={s.strong}>{buyer.companyName}</Text>
            <Text>
              {buyer.contactName}, {buyer.contactEmail}
            </Text>
          </View>
          <View style={{ alignItems: 'flex-end' }}>
            <Text>{t('incoterm', { incoterm: draft.incoterm, place: draft.namedPlace })}</Text>
            <Text>
              {t('destination', { destination: draft.destination, mode: draft.transportMode })}
            </Text>
            <Text>{t('production', { days: document.leadTimeDays })}</Text>
          </View>
        </View>
        <View style={s.head} fixed>
          <Text style={{ width: COLUMNS.item }}>{t('item')}</Text>
          <Text style={{ width: COLUMNS.hs }}>{t('hsOrigin')}</Text>
          <Text style={[{ width: COLUMNS.quantity }, s.num]}>{t('pieces')}</Text>
          <Text style={[{ width: COLUMNS.price }, s.num]}>
            {t('price', { currency: draft.currency })}
          </Text>
          <Text style={[{ width: COLUMNS.total }, s.num]}>
            {t('lineTotal', { currency: draft.currency })}
          </Text>
        </View>
        {draft.lines.map((line, i) => (
          <View key={line.id} style={s.line} wrap={false}>
            <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
              <Picture data={pictures.get(line.id)} />
              <Text style={s.strong}>{line.title}</Text>
              {line.sku ? <Text style={s.mono}>{line.sku}</Text> : null}
              {line.details.map((detail) => (
                <Text key={detail} style={s.muted}>
                  {detail}
                </Text>
              ))}
              {line.setupFeeMinor ? (
                <Text style={s.muted}>
                  {t('setup', { amount: formatMoney(line.setupFeeMinor, draft.currency) })}
                </Text>
              ) : null}
            </View>
            <View style={{ width: COLUMNS.hs }}>
              <Text style={s.mono}>{line.hsCode ?? '-'}</Text>
              <Text>{line.origin}</Text>
            </View>
            <Text style={[{ width: COLUMNS.quantity }, s.num]}>
              {line.quantity.toLocaleString('en')}
            </Text>
            <Text style={[{ width: COLUMNS.price }, s.num]}>
              {formatAmount(line.unitPriceMinor)}
            </Text>
            <Text style={[{ width: COLUMNS.total }, s.num]}>
              {formatAmount(document.lineTotalsMinor[i] ?? 0)}
            </Text>
          </View>
        ))}
        <Totals document={document} t={t} />
        <View style={{ marginTop: 16 }} wrap={false}>
          <Text style={s.strong}>{t('terms')}</Text>
          {document.terms.map((term) => (
            <Text key={term}>• {term}</Text>
          ))}
          {draft.notes ? <Text style={{ marginTop: 6 }}>{draft.notes}</Text> : null}
          {document.tariff?.outlook ? (
            <Text style={{ marginTop: 6 }}>
              {t('outlook', outlookTexts(document.tariff.outlook, draft.currency))}
            </Text>
          ) : null}
          <Text style={[s.muted, { marginTop: 6 }]}>
            {[
              t('ratesAsOf', { date: document.duty.asOf }),
              ...(draft.currency === 'USD'
                ? []
                : [
                    t('converted', {
                      rate: document.exchangeRate.unitsPerUsd,
                      currency: draft.currency,
                      source: document.exchangeRate.source,
                    }),
                  ]),
            ].join(' ')}
          </Text>
        </View>
        <View style={s.foot} fixed>
          <Text>
            {seller.name} · {number} r{document.revision}
          </Text>
          <Text
            render={({ pageNumber, totalPages }) =>
              t('page', { page: pageNumber, pages: totalPages })
            }
          />
        </View>
      </Page>
      {documentHash ? (
        <Page size={size} style={s.page}>
          <Text style={s.title}>{t(acceptance ? 'signature' : 'fingerprint')}</Text>
          {acceptance ? (
            <View style={{ marginTop: 12 }}>
              <Text>
                {t('accepted', {
                  company: buyer.companyName,
                  revision: String(document.revision),
                  number,
                  total: formatMoney(document.totalMinor, draft.currency),
                })}
              </Text>
              <Text style={{ marginTop: 8 }}>{t('signedBy', { name: acceptance.signerName })}</Text>
              <Text>{acceptance.acceptedAt.toISOString()} (UTC)</Text>
            </View>
          ) : null}
          <Text style={[s.muted, { marginTop: 12 }]}>{t('hash')}</Text>
          <Text style={s.mono}>{documentHash}</Text>
          <View style={s.foot} fixed>
            <Text>
              {seller.name} · {number} r{document.revision}
            </Text>
            <Text
              render={({ pageNumber, totalPages }) =>
                t('page', { page: pageNumber, pages: totalPages })
              }
            />
          </View>
        </Page>
      ) : null}
    </Document>
  )
}

/** A made-to-order design as it was shaped. */
function Picture({ data }: { data: Buffer | undefined }) {
  // react-pdf's Image is no HTML element: the line's title says what it shows.
  return data ? (
    <Image src={{ data, format: 'png' }} style={{ width: 72, height: 72, marginBottom: 3 }} />
  ) : null
}

function Totals({ document, t }: { document: QuoteDocument; t: Translator }) {
  const { draft, duty, tariff } = document
  const charged = duty.bornBy === 'seller'
  const layers = surchargesByLayer(document).map((row) => ({
    label:
      `${row.title} ${row.heading} ${row.ratePercents.map((rate) => `${rate}%`).join(', ')}`.trim(),
    amountMinor: row.amountMinor,
  }))
  return (
    <View style={{ marginTop: 12, marginLeft: '45%' }} wrap={false}>
      <Sum label={t('goods')} amountMinor={document.goodsMinor} />
      {draft.discountMinor ? (
        <Sum label={t('discount')} amountMinor={-draft.discountMinor} />
      ) : null}
      {draft.credits?.map((credit) => (
        <Sum
          key={credit.id}
          label={t('credit', { title: credit.title })}
          amountMinor={-credit.amountMinor}
        />
      ))}
      {draft.freightMinor ? <Sum label={t('freight')} amountMinor={draft.freightMinor} /> : null}
      {draft.insuranceMinor ? (
        <Sum label={t('insurance')} amountMinor={draft.insuranceMinor} />
      ) : null}
      {charged ? <Sum label={t('surcharge')} amountMinor={document.surchargeMinor} /> : null}
      {charged ? layers.map((layer) => <Sum key={layer.label} {...layer} muted />) : null}
      {tariff?.terms?.premiumMinor ? (
        <Sum
          label={t('premium', { kind: tariff.terms.kind })}
          amountMinor={tariff.terms.premiumMinor}
        />
      ) : null}
      <View
        style={[
          s.between,
          { borderTopWidth: 1, borderColor: '#14181C', paddingTop: 4, marginTop: 2 },
        ]}
      >
        <Text style={[s.strong, { fontSize: 12 }]}>{t('total')}</Text>
        <Text style={[s.strong, { fontSize: 12 }]}>
          {formatMoney(document.totalMinor, draft.currency)}
        </Text>
      </View>
      <Sum
        label={t('deposit', { percent: draft.depositPercent })}
        amountMinor={document.depositMinor}
      />
      <Sum label={t('balance')} amountMinor={document.balanceMinor} />
      {charged ? null : (
        <View style={{ marginTop: 8, padding: 6, backgroundColor: '#E8F0FA' }}>
          <Text style={s.strong}>{t('estimateTitle')}</Text>
          {layers.map((layer) => (
            <Sum key={layer.label} {...layer} muted />
          ))}
          {duty.complete ? (
            <Sum label={t('estimate')} amountMinor={duty.totalMinor} />
          ) : (
            <Text>{t('unconfirmed')}</Text>
          )}
        </View>
      )}
    </View>
  )
}

const outlookTexts = (outlook: QuoteOutlook, currency: string) => ({
  day: outlook.entryDay,
  title: outlook.title,
  by: outlook.setBy,
  at: outlook.setAt,
  today: formatMoney(outlook.todayMinor, currency),
  min: formatMoney(outlook.minMinor, currency),
  max: formatMoney(outlook.maxMinor, currency),
  expected: formatMoney(outlook.expectedMinor, currency),
})

function Sum({
  label,
  amountMinor,
  muted = false,
}: {
  label: string
  amountMinor: number
  muted?: boolean
}) {
  return (
    <View style={[s.between, ...(muted ? [s.muted, { paddingLeft: 8 }] : [])]}>
      <Text style={{ maxWidth: '75%' }}>{label}</Text>
      <Text>{formatAmount(amountMinor)}</Text>
    </View>
  )
}
