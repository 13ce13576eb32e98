import { lineFacts } from '@/features/quotes/rules/line-facts'
import { quoteSums, type QuoteSum } from '@/features/quotes/rules/quote-sums'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { minorDigits } from '@/platform/currencies'
import { formatQuoteNumber } from '@/platform/numbers'
import { writeSheet } from '@/platform/sheets/write'
import { quoteTexts, type QuoteTexts } from './quote/texts'

/** A quote's lines as a sheet to work with: figures are numbers, words are in the quote's language. */

/** @returns an XLSX */
export function quoteLinesSheet(document: QuoteDocument): ReadableStream<Uint8Array> {
  return writeSheet('xlsx', formatQuoteNumber(document.quoteSerial), rowsOf(document))
}

export const linesFileName = (document: QuoteDocument, ending: 'xlsx' | 'docx'): string =>
  `${formatQuoteNumber(document.quoteSerial)}-r${document.revision}.${ending}`

/** The name of a sum. */
export const sumLabel = (
  { code, title }: QuoteSum,
  t: QuoteTexts,
  document: QuoteDocument,
): string =>
  code === 'credit'
    ? t('credit', { title: title ?? '' })
    : code === 'premium'
      ? t('premium', { kind: document.tariff?.terms?.kind ?? 'floating' })
      : t(code)

async function* rowsOf(document: QuoteDocument): AsyncGenerator<(string | number)[]> {
  const { draft, duty, lineTotalsMinor } = document
  const { currency } = draft
  const t = quoteTexts(localeOf(document.language))
  const digits = minorDigits(currency)
  const units = (minor: number): number => Number((minor / 10 ** digits).toFixed(digits))
  const duties = new Map(duty.lines.map((line) => [line.lineId, line]))
  yield [
    t('sheet.line'),
    t('sheet.sku'),
    t('item'),
    t('sheet.details'),
    t('sheet.hsCode'),
    t('sheet.origin'),
    t('pieces'),
    t('price', { currency }),
    t('sheet.setup', { currency }),
    t('lineTotal', { currency }),
    t('sheet.dutyPercent'),
    t('sheet.duty', { currency }),
  ]
  for (const [i, line] of draft.lines.entries()) {
    const lineDuty = duties.get(line.id)
    const rated = lineDuty?.status === 'rated'
    yield [
      i + 1,
      line.sku ?? '',
      line.title,
      lineFacts(line.details).join('; '),
      line.hsCode ?? '',
      line.origin,
      line.quantity,
      units(line.unitPriceMinor),
      units(line.setupFeeMinor),
      units(lineTotalsMinor[i] ?? 0),
      rated && lineDuty.totalRatePercent !== null ? Number(lineDuty.totalRatePercent) : '',
      rated ? units(lineDuty.dutyMinor) : '',
    ]
  }
  yield []
  for (const sum of quoteSums(document))
    yield ['', '', sumLabel(sum, t, document), '', '', '', '', '', '', units(sum.amountMinor)]
}
