import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { SignedAcceptance } from '@/features/quotes/rules/acceptance'
import type { ShownAccount } from '@/features/company/settings/bank'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { SignatureAudit } from '@/features/quotes/rules/signature-record'
import { localeOf } from '@/i18n/routing'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { facesFor, type Faces } from './fonts'
import { Audit } from './quote/audit'
import { Choices } from './quote/choices'
import { Line, LinesHead, type LineContext } from './quote/lines'
import { LowValue } from './quote/low-value'
import { Parties, type PaperLogo } from './quote/parties'
import { linePictures } from './quote/pictures'
import { Signature } from './quote/signature'
import { s } from './quote/style'
import { Terms } from './quote/terms'
import { quoteTexts } from './quote/texts'
import { fitsWithTotals, Totals } from './quote/totals'
import { Transfer } from './quote/transfer'
import { Worksheet } from './quote/worksheet'

export interface QuotePdfOptions {
  size: PaperSize
  /** null for a draft */
  sentAt: Date | null
  documentHash: string | null
  acceptance: SignedAcceptance | null
  /** the current account for transfers; null where there is none, left out on a draft */
  account?: ShownAccount | null | undefined
  /** the house's current logo */
  logo?: PaperLogo | null
  /** with the value worksheet as its last page, if the quote has one */
  worksheet?: boolean
  /** for a quote with choices: all that it offers, and whose figures these are */
  choices?: { offered: QuoteDocument; picks: readonly string[] } | null
  /** the audit page of a signed one */
  audit?: SignatureAudit | null
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
  return typesetQuote(document, await linePictures(document.draft.lines), options)
}

/**
 * The same with its pictures loaded.
 * @param pictures JPEG by line id
 */
export async function typesetQuote(
  document: QuoteDocument,
  pictures: ReadonlyMap<string, Buffer>,
  options: QuotePdfOptions,
): Promise<Buffer> {
  const faces = await facesFor([
    document,
    options.choices?.offered.draft,
    options.acceptance?.signerName,
    options.account,
    options.audit,
  ])
  return renderToBuffer(
    <QuotePdf document={document} faces={faces} pictures={pictures} {...options} />,
  )
}

/** Lines typeset together. */
const LINES_TOGETHER = 120

/**
 * Lines in parts, each of which begins a page: with each page the renderer lays out again everything that is left,
 * so that five hundred lines in one would take three times as long.
 */
function inParts<Line>(lines: readonly Line[]): Line[][] {
  const count = Math.max(1, Math.ceil(lines.length / LINES_TOGETHER))
  const size = Math.ceil(lines.length / count)
  return Array.from({ length: count }, (_, i) => lines.slice(i * size, (i + 1) * size))
}

function QuotePdf({
  document,
  faces,
  pictures,
  size,
  sentAt,
  documentHash,
  acceptance,
  account,
  worksheet = false,
  logo = null,
  choices = null,
  audit = null,
}: {
  document: QuoteDocument
  faces: Faces
  pictures: ReadonlyMap<string, Buffer>
} & QuotePdfOptions) {
  const { draft, seller } = document
  const number = formatQuoteNumber(document.quoteSerial)
  const language = localeOf(document.language)
  const t = quoteTexts(language)
  const format = formatIn(language, draft.currency)
  const context: LineContext = {
    t,
    format,
    mono: faces.mono,
    currency: draft.currency,
    pictures,
    pictured: pictures.size > 0,
    destination: draft.destination,
    entryDay: document.duty.entryDay,
  }
  const lines = draft.lines.map((line, i) => (
    <Line key={i} line={line} totalMinor={document.lineTotalsMinor[i] ?? 0} context={context} />
  ))
  const parts = inParts(lines)
  const last = parts.at(-1) ?? []
  const parties = <Parties document={document} logo={logo} sentAt={sentAt} t={t} format={format} />
  const running = (
    <>
      <Text
        style={[s.running, { left: 40 }]}
        fixed
        // The first page has it in full.
        render={({ pageNumber }) =>
          pageNumber === 1 ? '' : `${seller.name} · ${number} r${document.revision}`
        }
      />
      <Text
        style={[s.running, s.num, { right: 40 }]}
        fixed
        render={({ pageNumber, totalPages }) => t('page', { page: pageNumber, pages: totalPages })}
      />
    </>
  )
  return (
    <Document
      title={`${number} r${document.revision}`}
      author={seller.name}
      language={language}
      {...(audit ? { creationDate: audit.acceptedAt, modificationDate: audit.acceptedAt } : {})}
    >
      {parts.slice(0, -1).map((part, i) => (
        <Page key={i} size={size} style={[s.page, { fontFamily: faces.text }]}>
          {running}
          {i === 0 ? parties : null}
          <View>
            <LinesHead {...context} />
            {part}
          </View>
        </Page>
      ))}
      <Page size={size} style={[s.page, { fontFamily: faces.text }]}>
        {running}
        {parts.length > 1 ? null : parties}
        {/* The head repeats on every page of the table, and the totals are never there without a line. */}
        <View>
          <LinesHead {...context} />
          {last.slice(0, -1)}
          <View wrap={!fitsWithTotals(document)}>
            {last.at(-1)}
            <Totals document={document} t={t} format={format}>
              <LowValue document={document} />
            </Totals>
          </View>
        </View>
        {choices ? <Choices {...choices} /> : null}
        {draft.notes ? (
          <View style={{ marginTop: 14 }}>
            <Text style={s.heading} minPresenceAhead={24}>
              {t('notes')}
            </Text>
            <Text>{draft.notes}</Text>
          </View>
        ) : null}
        {account === undefined ? null : (
          <Transfer
            account={account}
            currency={draft.currency}
            reference={number}
            t={t}
            format={format}
          />
        )}
        <Terms document={document} t={t} format={format}>
          {documentHash ? (
            <Signature
              document={document}
              acceptance={acceptance}
              documentHash={documentHash}
              mono={faces.mono}
              t={t}
              format={format}
            />
          ) : null}
        </Terms>
        {worksheet && document.valuation ? (
          <Worksheet document={document} valuation={document.valuation} format={format} />
        ) : null}
      </Page>
      {audit ? (
        <Page size={size} style={[s.page, { fontFamily: faces.text }]}>
          {running}
          <Audit document={document} audit={audit} mono={faces.mono} />
        </Page>
      ) : null}
    </Document>
  )
}
