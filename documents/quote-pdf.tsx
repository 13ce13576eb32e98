import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import { designPictures } from '@/features/designs/files/design-pictures'
import type { SignedAcceptance } from '@/features/quotes/rules/acceptance'
import { rateDay } from '@/features/quotes/rules/rate-day'
import type { QuoteDocument, QuoteOutlook } from '@/features/quotes/schema'
import { countryName } from '@/features/tariffs/schema'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { facesFor, type Faces } from './fonts'
import { Line, LinesHead, type LineContext } from './quote/lines'
import { Signature } from './quote/signature'
import { s } from './quote/style'
import { quoteTexts, type QuoteTexts } from './quote/texts'
import { Totals } from './quote/totals'

export interface QuotePdfOptions {
  size: PaperSize
  documentHash: string | null
  acceptance: SignedAcceptance | null
}

export type PaperSize = 'A4' | 'LETTER'

/** The paper of a destination: Letter in North America, A4 elsewhere. @param country ISO 3166-1 code */
export const paperOf = (country: string): PaperSize =>
  ['US', 'CA', 'MX'].includes(country) ? 'LETTER' : 'A4'

/** A quote as a proforma to print and file, from the very document that is signed. */
export async function renderQuotePdf(
  document: QuoteDocument,
  options: QuotePdfOptions,
): Promise<Buffer> {
  return typesetQuote(document, await designPictures(document.draft.lines), options)
}

/** The same with its pictures at hand. @param pictures PNG by line id */
export async function typesetQuote(
  document: QuoteDocument,
  pictures: ReadonlyMap<string, Buffer>,
  options: QuotePdfOptions,
): Promise<Buffer> {
  const faces = await facesFor([document, options.acceptance?.signerName])
  return renderToBuffer(
    <QuotePdf document={document} faces={faces} pictures={pictures} {...options} />,
  )
}

function QuotePdf({
  document,
  faces,
  pictures,
  size,
  documentHash,
  acceptance,
}: {
  document: QuoteDocument
  faces: Faces
  pictures: ReadonlyMap<string, Buffer>
} & QuotePdfOptions) {
  const { draft, seller } = document
  const number = formatQuoteNumber(document.quoteSerial)
  const t = quoteTexts()
  const context: LineContext = {
    t,
    mono: faces.mono,
    currency: draft.currency,
    pictures,
    pictured: pictures.size > 0,
  }
  const last = draft.lines.at(-1)
  return (
    <Document title={`${number} r${document.revision}`} author={seller.name}>
      <Page size={size} style={[s.page, { fontFamily: faces.text }]}>
        <Text style={[s.running, { left: 40 }]} fixed>
          {`${seller.name} · ${number} r${document.revision}`}
        </Text>
        <Text
          style={[s.running, s.num, { right: 40 }]}
          fixed
          render={({ pageNumber, totalPages }) =>
            t('page', { page: pageNumber, pages: totalPages })
          }
        />
        <Parties document={document} t={t} />
        {/* The head repeats on every page that the table goes over, and the totals never stand there without a line. */}
        <View>
          <LinesHead {...context} />
          {draft.lines.slice(0, -1).map((line) => (
            <Line key={line.id} document={document} line={line} context={context} />
          ))}
          <View wrap={false}>
            {last ? <Line document={document} line={last} context={context} /> : null}
            <Totals document={document} t={t} />
          </View>
        </View>
        {draft.notes ? <Text style={{ marginTop: 14 }}>{draft.notes}</Text> : null}
        <View style={{ marginTop: 14 }} wrap={false}>
          <Terms document={document} t={t} />
          {documentHash ? (
            <Signature
              document={document}
              acceptance={acceptance}
              documentHash={documentHash}
              mono={faces.mono}
              t={t}
            />
          ) : null}
        </View>
      </Page>
    </Document>
  )
}

/** Who offers what to whom, until when. */
function Parties({ document, t }: { document: QuoteDocument; t: QuoteTexts }) {
  const { draft, buyer, seller, contact } = document
  const number = formatQuoteNumber(document.quoteSerial)
  return (
    <View>
      <View style={s.between}>
        <View style={{ width: '50%', paddingRight: 12 }}>
          <Text style={s.strong}>{seller.name}</Text>
          {seller.address.map((line) => (
            <Text key={line} style={s.muted}>
              {line}
            </Text>
          ))}
        </View>
        <View style={{ width: '50%' }}>
          <Text style={[s.title, s.num]}>{t('title', { number })}</Text>
          <Text style={[s.muted, s.num]}>
            {t('proforma', { revision: String(document.revision) })}
          </Text>
        </View>
      </View>
      <View style={s.facts}>
        <Fact label={t('for')}>
          <Text style={s.strong}>{buyer.companyName}</Text>
          <Text>{buyer.contactName}</Text>
          <Text>{buyer.contactEmail}</Text>
        </Fact>
        <Fact label={t('contact')}>
          <Text style={s.strong}>{contact.name}</Text>
          <Text>{contact.email}</Text>
        </Fact>
        <Fact label={t('delivery')}>
          <Text style={s.strong}>
            {draft.incoterm} {draft.namedPlace}
          </Text>
          <Text>
            {t('destination', {
              destination: countryName(draft.destination),
              mode: draft.transportMode,
            })}
          </Text>
        </Fact>
        <Fact label={t('validUntilLabel')}>
          <Text style={s.strong}>{dayText(draft.validUntil)}</Text>
          <Text>{t('endOfDay')}</Text>
        </Fact>
      </View>
    </View>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <View style={s.fact}>
      <Text style={[s.small, s.muted]}>{label}</Text>
      {children}
    </View>
  )
}

/** What is agreed beyond the prices, and by which day's rates and rate of exchange it was reckoned. */
function Terms({ document, t }: { document: QuoteDocument; t: QuoteTexts }) {
  const { draft, tariff, exchangeRate } = document
  const terms = [
    ...document.terms,
    t('production', { days: document.leadTimeDays }),
    t('transport', { mode: draft.transportMode, destination: countryName(draft.destination) }),
  ]
  const reckoned = [
    t('ratesAsOf', { day: rateDay(document) }),
    ...(draft.currency === 'USD'
      ? []
      : [
          t('converted', {
            rate: exchangeRate.unitsPerUsd,
            currency: draft.currency,
            source: exchangeRate.source,
          }),
        ]),
  ]
  return (
    <View>
      <Text style={s.heading}>{t('terms')}</Text>
      {terms.map((term) => (
        <View key={term} style={{ flexDirection: 'row' }}>
          <Text style={{ width: 10 }}>•</Text>
          <Text style={{ flex: 1 }}>{term}</Text>
        </View>
      ))}
      {tariff?.outlook ? (
        <Text style={{ marginTop: 6 }}>
          {t('outlook', outlookTexts(tariff.outlook, draft.currency))}
        </Text>
      ) : null}
      <Text style={[s.muted, s.small, { marginTop: 6 }]}>{reckoned.join(' ')}</Text>
    </View>
  )
}

const outlookTexts = (outlook: QuoteOutlook, currency: string) => ({
  day: dayText(outlook.entryDay),
  title: outlook.title,
  by: outlook.setBy,
  at: dayText(outlook.setAt),
  today: formatMoney(outlook.todayMinor, currency),
  min: formatMoney(outlook.minMinor, currency),
  max: formatMoney(outlook.maxMinor, currency),
  expected: formatMoney(outlook.expectedMinor, currency),
})
