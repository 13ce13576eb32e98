import type { CSSProperties } from 'react'
import { linesShown, LinePages, type ShownLines } from '@/components/line-pages'
import { Markup } from '@/components/markup/markup'
import { Picture } from '@/components/picture'
import { codeOfPicture } from '@/features/designs/rules/address'
import { MessagesProvider } from '@/i18n/messages-provider'
import { messages } from '@/i18n/messages'
import type { Message } from '@/i18n/message'
import { localeOf, type Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import { pick } from '@/platform/pick'
import { staticMarkup } from '@/platform/static-markup'
import { certificateFact } from '../../rules/certificate-words'
import { goodsSentences } from '../../rules/line-goods'
import { lineFacts } from '../../rules/line-facts'
import { rateDay } from '../../rules/rate-day'
import { readingWords } from '../../rules/reading-words'
import { packReceipts, receiptOf, type Receipt } from '../../rules/receipts'
import type { DraftLine, DutyLayer, LineDuty, QuoteDocument } from '../../schema'
import { DrawnReceipts } from './drawn-receipts'
import { DutyReceipt, ReceiptBody, type DutyTranslator } from './duty-receipt'

interface Parts {
  document: QuoteDocument
  t: ReturnType<typeof documentTranslator<'quotes'>>
  tDuty: DutyTranslator
  format: Format
  /** receipts are drawn inside their lines; otherwise each when it is opened */
  whole: boolean
}

/**
 * In a quote with more lines than this, receipts are drawn on opening: they are four fifths of the
 * page, and few are read.
 */
const WHOLE_LINES = 30

/**
 * The lines of a quote: a table on wide screens, a stack of cards on a phone. Rendered as text: two
 * hundred lines are thousands of static elements.
 */
export function QuoteLines({
  document,
  shown,
  askable = false,
}: {
  document: QuoteDocument
  /** which lines of a long quote are drawn; all by default */
  shown?: ShownLines | undefined
  /** the reader may ask about a line in the thread below */
  askable?: boolean
}) {
  const language = localeOf(document.language)
  const parts = {
    document,
    t: documentTranslator('quotes', language),
    tDuty: documentTranslator('quotes.duty', language),
    format: formatIn(language, document.draft.currency),
  }
  const whole = document.draft.lines.length <= WHOLE_LINES
  const { from, to } = linesShown(document.draft.lines.length, shown)
  const drawn = document.draft.lines.slice(from, to)
  const ids = new Set(drawn.map(({ id }) => id))
  const duties = document.duty.lines.filter(({ lineId }) => ids.has(lineId))
  const lines = (
    <Markup
      className="grid gap-3"
      html={staticMarkup(
        <Lines
          {...parts}
          whole={whole}
          drawn={drawn}
          duties={duties}
          from={from}
          askable={askable}
        />,
      )}
    />
  )
  return (
    <section aria-labelledby="lines">
      <LinePages count={document.draft.lines.length} shown={shown} />
      {whole ? (
        lines
      ) : (
        <MessagesProvider
          locale={language}
          messages={{ quotes: pick(messages[language].quotes, ['duty']) }}
        >
          <DrawnReceipts
            receipts={packReceipts(duties.map(receiptIn(document)))}
            currency={document.draft.currency}
            asOf={rateDay(document, language)}
          >
            {lines}
          </DrawnReceipts>
        </MessagesProvider>
      )}
      <LinePages count={document.draft.lines.length} shown={shown} />
    </section>
  )
}

/** The receipts of a document, with the day on which each row was read. */
function receiptIn({ duty: { asOf }, language }: QuoteDocument): (line: LineDuty) => Receipt {
  // The rows of a schedule were read on few days: each day is worded once.
  const wordings = new Map<string, ReturnType<typeof readingWords>>()
  const readingOf = ({ review }: DutyLayer) => {
    const key = review?.state === 'reviewed' ? review.at : ''
    const words = wordings.get(key) ?? readingWords({ review }, asOf, localeOf(language))
    wordings.set(key, words)
    return words
  }
  return (line) => receiptOf(line, readingOf)
}

function Lines({
  document,
  t,
  tDuty,
  format,
  whole,
  drawn,
  duties,
  from,
  askable,
}: Parts & {
  drawn: readonly DraftLine[]
  /** of the lines drawn, in order */
  duties: readonly LineDuty[]
  /** index of the first */
  from: number
  askable: boolean
}) {
  const { duty, draft } = document
  const { currency } = draft
  const places = new Map(duties.map(({ lineId }, at) => [lineId, at]))
  const labels = [
    t('quantity'),
    t('unitPrice', { currency }),
    t('setup', { currency }),
    t('lineTotal', { currency }),
  ]
  const ownPrice = <small>{t('ownPrice')}</small>
  return (
    <>
      <h2 id="lines" className="text-base">
        {t('lines')}
      </h2>
      <table
        className="quote-lines ledger"
        style={{ ...labelStyle(labels), ...(from > 0 ? { counterReset: `line ${from}` } : {}) }}
      >
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            {labels.map((label) => (
              <th key={label} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((line, i) => (
            <tr key={line.id}>
              <td>
                <LineTitle
                  line={line}
                  proof={certificateFact(line, draft.destination, duty)}
                  language={localeOf(document.language)}
                />
                {askable ? (
                  <a className="ask-line text-info underline" href={`?about=${line.id}#say`}>
                    {t('askLine')}
                  </a>
                ) : null}
                <LineReceipt
                  document={document}
                  tDuty={tDuty}
                  format={format}
                  whole={whole}
                  duties={duties}
                  at={places.get(line.id)}
                />
              </td>
              <td>{format.whole(line.quantity)}</td>
              <td>
                {line.priceList?.unitPriceMinor === line.unitPriceMinor ? (
                  <span>
                    {format.amount(line.unitPriceMinor)}
                    {ownPrice}
                  </span>
                ) : (
                  format.amount(line.unitPriceMinor)
                )}
              </td>
              <td>{line.setupFeeMinor ? format.amount(line.setupFeeMinor) : '–'}</td>
              <td>{format.amount(document.lineTotalsMinor[from + i] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function LineReceipt({
  document,
  tDuty,
  format,
  whole,
  duties,
  at,
}: Omit<Parts, 't'> & { duties: readonly LineDuty[]; at: number | undefined }) {
  const { duty, draft } = document
  const line = at === undefined ? undefined : duties[at]
  if (at === undefined || !line) return null
  return (
    <DutyReceipt
      t={tDuty}
      format={format}
      duty={line}
      bornBy={duty.bornBy}
      currency={draft.currency}
      at={at}
    >
      {whole ? (
        <ReceiptBody
          t={tDuty}
          receipt={receiptIn(document)(line)}
          currency={draft.currency}
          asOf={rateDay(document, format.locale)}
          format={format}
        />
      ) : null}
    </DutyReceipt>
  )
}

/**
 * Labels of a card's figures on a phone, written once for all lines: four labels in each of two
 * hundred lines are a tenth of the page.
 */
const labelStyle = (labels: readonly string[]): CSSProperties =>
  Object.fromEntries(labels.map((label, i) => [`--label-${i + 1}`, JSON.stringify(label)]))

function LineTitle({
  line,
  proof,
  language,
}: {
  line: DraftLine
  /** its certificate of origin */
  proof: Message | null
  language: Locale
}) {
  const sentences = goodsSentences(line)
  return (
    <div className="line">
      {line.imagePath && codeOfPicture(line.imagePath) ? (
        <img src={line.imagePath} alt="" width={64} height={64} loading="lazy" />
      ) : line.imagePath ? (
        <Picture path={line.imagePath} alt="" width={64} height={64} loading="lazy" />
      ) : null}
      <div>
        <p>{line.title}</p>
        {line.sku ? <p>{line.sku}</p> : null}
        <ul>
          {lineFacts(line.details).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
          {sentences.length > 0 ? (
            <li>
              <details>
                <summary className="cursor-pointer py-1">
                  {say({ code: 'quotes.goodsTitle' }, language)}
                </summary>
                <ul>
                  {sentences.map((sentence, i) => (
                    <li key={i}>{say(sentence, language)}</li>
                  ))}
                </ul>
              </details>
            </li>
          ) : null}
          {proof ? (
            <li>
              {say(proof, language)}
              {line.certificate?.file ? (
                <>
                  {' · '}
                  <a
                    className="text-info underline"
                    href={`/api/files/${line.certificate.file.id}`}
                  >
                    {line.certificate.file.name}
                  </a>
                </>
              ) : null}
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  )
}
