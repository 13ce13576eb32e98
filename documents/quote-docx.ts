import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { lineFacts } from '@/features/quotes/rules/line-facts'
import { quoteSums } from '@/features/quotes/rules/quote-sums'
import type { DraftLine, QuoteDocument } from '@/features/quotes/schema'
import { wordsOf } from '@/i18n/message'
import { localeOf } from '@/i18n/routing'
import { formatIn, type Format } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { sumLabel } from './quote-lines'
import { quoteTexts, type QuoteTexts } from './quote/texts'

/** Half points. */
const SIZE = { text: 18, small: 15 } as const
/** Hundredths of the width. */
const WIDTHS = [44, 18, 10, 13, 15] as const

/**
 * A quote's lines as an editable document, in the quote's language: a copy for the buyer's own papers, which says
 * that it is no offer by itself.
 * @returns a DOCX
 */
export async function quoteDocx(document: QuoteDocument): Promise<Buffer> {
  const { draft, buyer, seller } = document
  const language = localeOf(document.language)
  const t = quoteTexts(language)
  const format = formatIn(language, draft.currency)
  const number = formatQuoteNumber(document.quoteSerial)
  return Packer.toBuffer(
    new Document({
      title: `${number} r${document.revision}`,
      creator: seller.name,
      styles: {
        default: {
          document: { run: { size: SIZE.text, font: 'Arial', language: { value: language } } },
        },
      },
      sections: [
        {
          properties: { page: { margin: { top: 900, bottom: 900, left: 900, right: 900 } } },
          children: [
            new Paragraph({ text: t('title', { number }), heading: HeadingLevel.HEADING_1 }),
            plain(t('proforma', { revision: document.revision })),
            plain(seller.name),
            plain(`${t('for')}: ${buyer.companyName}, ${buyer.contactName}`),
            plain(`${t('delivery')}: ${draft.incoterm} ${draft.namedPlace}`),
            plain(`${t('validUntilLabel')}: ${format.day(draft.validUntil)}`),
            new Paragraph({
              children: [new TextRun({ text: t('docx.copy'), italics: true, size: SIZE.small })],
            }),
            linesTable(document, t, format),
            new Paragraph({ text: t('terms'), heading: HeadingLevel.HEADING_2 }),
            ...document.terms.map(
              (term) => new Paragraph({ text: wordsOf(term), bullet: { level: 0 } }),
            ),
            ...(draft.notes
              ? [
                  new Paragraph({ text: t('notes'), heading: HeadingLevel.HEADING_2 }),
                  plain(draft.notes),
                ]
              : []),
          ],
        },
      ],
    }),
  )
}

const plain = (text: string): Paragraph => new Paragraph({ text })

function cell(at: number, paragraphs: Paragraph[]): TableCell {
  return new TableCell({
    children: paragraphs,
    width: { size: WIDTHS[at] ?? 0, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  })
}

const figure = (text: string, bold = false): Paragraph =>
  new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ text, bold })] })
const words = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, bold })] })

function linesTable(document: QuoteDocument, t: QuoteTexts, format: Format): Table {
  const { lines, currency } = document.draft
  const head = [
    t('item'),
    t('hsOrigin'),
    t('pieces'),
    t('price', { currency }),
    t('lineTotal', { currency }),
  ]
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: head.map((text, at) =>
          cell(at, [at < 2 ? words(text, true) : figure(text, true)]),
        ),
      }),
      ...lines.map(
        (line, i) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(0, itemOf(line, t, format, currency)),
              cell(1, [words(`${line.hsCode ?? '–'} ${line.origin}`)]),
              cell(2, [figure(format.whole(line.quantity))]),
              cell(3, [figure(format.amount(line.unitPriceMinor))]),
              cell(4, [figure(format.amount(document.lineTotalsMinor[i] ?? 0))]),
            ],
          }),
      ),
      ...quoteSums(document).map((sum) => {
        const bold = sum.code === 'total'
        return new TableRow({
          children: [
            cell(0, [words(sumLabel(sum, t, document), bold)]),
            ...[1, 2, 3].map((at) => cell(at, [words('')])),
            cell(4, [figure(format.money(sum.amountMinor, currency), bold)]),
          ],
        })
      }),
    ],
  })
}

function itemOf(line: DraftLine, t: QuoteTexts, format: Format, currency: string): Paragraph[] {
  const details = [
    line.sku ?? '',
    ...lineFacts(line.details),
    line.setupFeeMinor ? t('setup', { amount: format.money(line.setupFeeMinor, currency) }) : '',
  ].filter(Boolean)
  return [
    words(line.title, true),
    new Paragraph({ children: [new TextRun({ text: details.join(' · '), size: SIZE.small })] }),
  ]
}
