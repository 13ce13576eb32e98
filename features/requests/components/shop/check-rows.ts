import { newId, requestLines, type NewLine } from '@/features/basket/stores/request-list'
import type { PricedArticle, PricedLine } from '../../price-schema'
import type { ReadRow } from '../../rules/sheet-lines'
import type { OpenRow } from './import-draft'
import { partsByDesign } from './paste-parts'
import { fetchPrices } from './use-priced-lines'

/** Rows per question to the server: few enough for visible progress. */
const CHUNK = 500

/**
 * Asks the server about rows: returns the good ones as lines, and the others with their problems.
 * @param currency of target prices
 * @param progress from 0 to 1
 * @throws when the server can't be reached or refuses
 */
export async function checkRows(
  rows: readonly ReadRow[],
  currency: string,
  progress: (share: number) => void,
): Promise<{ good: NewLine[]; bad: OpenRow[] }> {
  const questions = rows.map(({ sku, quantity, origin }) => ({
    sku: sku.slice(0, 64),
    quantity,
    ...(origin ? { origin } : {}),
  }))
  const lines: (PricedLine | undefined)[] = []
  for (let at = 0; at < rows.length; at += CHUNK) {
    progress(at / rows.length)
    lines.push(
      ...(await fetchPrices({ currency: 'USD', lines: questions.slice(at, at + CHUNK) })).lines,
    )
  }
  // The joint price of a design's rows is known only when they are asked about together.
  const listed = requestLines()
    .filter((line) => line.kind === 'BULK')
    .filter(({ sample }) => !sample)
  const parts = partsByDesign(
    lines.map((line) => line?.article?.slug ?? null),
    listed.map(({ slug }) => slug),
    CHUNK,
  )
  for (const part of parts) {
    const others = part.listed
      .flatMap((at) => listed[at] ?? [])
      .map(({ sku, quantity, optionCodes }) => ({ sku, quantity, optionCodes }))
    const whole = await fetchPrices({
      currency: 'USD',
      lines: [...part.rows.flatMap((at) => questions[at] ?? []), ...others],
    })
    part.rows.forEach((at, i) => (lines[at] = whole.lines[i]))
  }
  progress(1)
  return sorted(rows, lines, currency)
}

function sorted(
  rows: readonly ReadRow[],
  lines: readonly (PricedLine | undefined)[],
  currency: string,
): { good: NewLine[]; bad: OpenRow[] } {
  const good: NewLine[] = []
  const bad: OpenRow[] = []
  rows.forEach((row, i) => {
    const line = lines[i]
    const problem = line?.problems[0] ?? null
    if (line?.article && !problem) good.push(toLine(line.sku, row, line.article, currency))
    else
      bad.push({
        id: newId(),
        row: row.row,
        sku: row.sku,
        quantityText: String(row.quantity),
        reason: null,
        problem,
        candidates: line && line.candidates.length > 0 ? line.candidates : null,
        rest: restOf(row),
      })
  })
  return { good, bad }
}

const restOf = ({ note, origin, targetPriceMinor }: ReadRow): OpenRow['rest'] => ({
  ...(note === undefined ? {} : { note }),
  ...(origin === undefined ? {} : { origin }),
  ...(targetPriceMinor === undefined ? {} : { targetPriceMinor }),
})

function toLine(
  sku: string,
  { quantity, targetPriceMinor, note, origin }: ReadRow,
  { productName, finishName, sizeName, imagePath, slug }: PricedArticle,
  currency: string,
): NewLine {
  return {
    kind: 'BULK',
    sku,
    quantity,
    optionCodes: [],
    ...(note ? { note } : {}),
    ...(origin ? { origin } : {}),
    ...(targetPriceMinor === undefined ? {} : { targetPriceMinor, targetCurrency: currency }),
    productName,
    finishName,
    sizeName,
    imagePath,
    slug,
  }
}
