import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { SignatureAudit } from '@/features/quotes/rules/signature-record'
import type { AmendmentDocument } from '@/features/quotes/amendment-schema'
import type { ChangeSheet } from '@/features/quotes/rules/change-sheet'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { FACTORY_ZONE } from '@/platform/day'
import { formatIn } from '@/platform/format'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { facesFor, type Faces } from './fonts'
import { Audit } from './quote/audit'
import { SellerHead, type PaperLogo } from './quote/parties'
import { s } from './quote/style'
import { paperOf } from './quote-pdf'

/** Rows of one thing that are kept together. */
const MOST_TOGETHER = 8

interface AmendmentPdfOptions {
  /** what differs, in the document's language */
  sheet: ChangeSheet
  /** what it amends */
  before: QuoteDocument
  documentHash: string
  /** who signed for the house */
  house: { by: string; at: Date }
  audit: SignatureAudit
  /** the house's current logo */
  logo?: PaperLogo | null
}

/** A signed amendment to print and file: what it amends, each difference, its terms, and both signatures. */
export async function renderAmendmentPdf(
  amendment: AmendmentDocument,
  options: AmendmentPdfOptions,
): Promise<Buffer> {
  const faces = await facesFor([amendment, options.sheet, options.audit, options.house.by])
  return renderToBuffer(<AmendmentPdf amendment={amendment} faces={faces} {...options} />)
}

function AmendmentPdf({
  amendment,
  faces,
  sheet,
  before,
  documentHash,
  house,
  audit,
  logo = null,
}: AmendmentPdfOptions & { amendment: AmendmentDocument; faces: Faces }) {
  const { document, amends, number } = amendment
  const { draft, seller, buyer } = document
  const language = localeOf(document.language)
  const t = documentTranslator('documents.amendment', language)
  const format = formatIn(language, draft.currency)
  const order = formatOrderNumber(amendment.orderSerial)
  const size = paperOf(draft.destination)
  const page = [s.page, { fontFamily: faces.text }]
  const code = [s.mono, { fontFamily: faces.mono }]
  const running = (
    <>
      <Text
        style={[s.running, { left: 40 }]}
        fixed
        render={({ pageNumber }) =>
          pageNumber === 1 ? '' : `${seller.name} · ${t('title', { number, order })}`
        }
      />
      <Text
        style={[s.running, s.num, { right: 40 }]}
        fixed
        render={({ pageNumber, totalPages }) => t('page', { page: pageNumber, pages: totalPages })}
      />
    </>
  )
  const groups = [...sheet.groups, ...(sheet.more?.groups ?? []), ...sheet.rest]
  return (
    <Document
      title={t('title', { number, order })}
      author={seller.name}
      language={language}
      creationDate={audit.acceptedAt}
      modificationDate={audit.acceptedAt}
    >
      <Page size={size} style={page}>
        {running}
        <View style={s.between}>
          <View style={{ width: '50%', paddingRight: 12 }}>
            <SellerHead seller={seller} logo={logo} />
          </View>
          <View style={{ width: '50%' }}>
            <Text style={[s.title, s.num]}>{t('title', { number, order })}</Text>
            <Text style={[s.muted, s.num]}>
              {t('proposed', { day: format.dayIn(house.at, FACTORY_ZONE) })}
            </Text>
          </View>
        </View>
        <View style={s.facts}>
          <Fact label={t('buyer')} width="34%">
            <Text style={s.strong}>{audit.legal.name || buyer.companyName}</Text>
            <Text>{buyer.contactName}</Text>
          </Fact>
          <Fact label={t('amends')} width="66%">
            <Text style={s.strong}>
              {t('amended', {
                kind: amends.kind,
                number: amends.number,
                quote: formatQuoteNumber(document.quoteSerial),
                order,
              })}
            </Text>
            <Text style={code}>{amends.documentHash}</Text>
          </Fact>
        </View>
        <Text style={{ marginBottom: 8 }}>{amendment.reason}</Text>
        <Text style={s.heading}>{sheet.title}</Text>
        <View style={s.head} fixed>
          <Text style={{ width: '34%' }}>{sheet.heads.what}</Text>
          <Text style={{ width: '33%', paddingRight: 8 }}>{sheet.heads.was}</Text>
          <Text style={{ width: '33%' }}>{sheet.heads.is}</Text>
        </View>
        {groups.map((group, i) => (
          // What changes of one thing stands on one page, unless it is much.
          <View key={i} wrap={group.rows.length > MOST_TOGETHER}>
            {group.title ? (
              <Text style={[s.strong, { marginTop: 6 }]} minPresenceAhead={24}>
                {group.title}
              </Text>
            ) : null}
            {group.rows.map((row, j) => (
              <View key={j} style={s.line} wrap={false}>
                <Text style={[s.muted, { width: '34%', paddingRight: 8 }]}>{row.label}</Text>
                <Text style={{ width: '33%', paddingRight: 8 }}>{row.from ?? ''}</Text>
                <View style={{ width: '33%' }}>
                  <Text style={s.strong}>{row.to ?? ''}</Text>
                  {row.by ? <Text style={s.small}>{row.by}</Text> : null}
                </View>
              </View>
            ))}
          </View>
        ))}
        <View style={s.total}>
          <Text>{t('total')}</Text>
          <Text>
            {t('fromTo', {
              from: format.money(before.totalMinor, before.draft.currency),
              to: format.money(document.totalMinor, draft.currency),
            })}
          </Text>
        </View>
        <Text style={{ marginTop: 4 }}>{t('rest')}</Text>
        <View wrap={false} style={{ marginTop: 12 }}>
          <Text style={s.heading}>{t('house')}</Text>
          <Text>
            {t('signedFor', {
              seller: seller.name,
              name: house.by,
              when: format.dayIn(house.at, FACTORY_ZONE),
            })}
          </Text>
          <Text style={[s.small, s.muted, { marginTop: 6 }]}>{t('hash')}</Text>
          <Text style={code}>{documentHash}</Text>
        </View>
      </Page>
      <Page size={size} style={page}>
        {running}
        <Audit document={document} audit={audit} mono={faces.mono} amendment={{ number, order }} />
      </Page>
    </Document>
  )
}

function Fact({
  label,
  width,
  children,
}: {
  label: string
  width: string
  children: React.ReactNode
}) {
  return (
    <View style={{ width, paddingRight: 10 }}>
      <Text style={[s.small, s.muted, { marginBottom: 2 }]}>{label}</Text>
      {children}
    </View>
  )
}
