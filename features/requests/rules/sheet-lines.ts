import type { DecimalSign } from '@/platform/amounts'
import { readAmount } from '@/platform/amounts'
import { wholeOf, type Choice } from '@/platform/number-words'

/** Rows of a sheet as lines of a request: the meaning of each column, and its content. Pure; browser-safe. */

/** The possible meanings of a column in a buyer's sheet. */
export const LINE_COLUMNS = ['sku', 'quantity', 'note', 'origin', 'targetPrice'] as const
export type LineColumn = (typeof LINE_COLUMNS)[number]

/** By column: its meaning, or empty for a skipped one. */
export type LineMapping = readonly (LineColumn | '')[]

/** A row as it was read from a sheet. */
export interface TableRow {
  /** as a spreadsheet counts it */
  line: number
  cells: readonly string[]
}

/** More pieces than any list has. */
const MOST = 999_999_999
const MOST_NOTE = 500

/** A row with SKU and quantity, and what else its columns hold. */
export interface ReadRow {
  row: number
  text: string
  sku: string
  quantity: number
  note?: string
  /** ISO 3166 */
  origin?: string
  /** a piece, minor units of the list's currency */
  targetPriceMinor?: number
}

export type RowFault = 'no_quantity' | 'bad_quantity' | 'no_sku' | 'bad_target'

export interface UnreadRow {
  row: number
  text: string
  sku: string
  /** the text in the place of the quantity */
  quantityText: string
  reason: RowFault
  rest: Pick<ReadRow, 'note' | 'origin' | 'targetPriceMinor'>
}

/** What buyers call these columns, in the languages that they write. */
const HEADINGS: Record<LineColumn, readonly string[]> = {
  sku: [
    'sku',
    'item',
    'item no',
    'item number',
    'item code',
    'article',
    'article no',
    'article number',
    'code',
    'part',
    'part no',
    'part number',
    'style',
    'style no',
    'style number',
    'product',
    'product code',
    'model',
    'ref',
    'reference',
    'artículo',
    'código',
    'referencia',
    'modelo',
    'artikel',
    'artikelnummer',
    'référence',
    '货号',
    '款号',
    '型号',
    '编号',
  ],
  quantity: [
    'quantity',
    'qty',
    'pcs',
    'pieces',
    'units',
    'order qty',
    'order quantity',
    'qty pcs',
    'amount',
    'cantidad',
    'cant',
    'piezas',
    'unidades',
    'menge',
    'stück',
    'quantité',
    '数量',
    '件数',
    '订购数量',
    'मात्रा',
  ],
  note: [
    'note',
    'notes',
    'remark',
    'remarks',
    'comment',
    'comments',
    'nota',
    'notas',
    'observaciones',
    'bemerkung',
    'remarque',
    '备注',
    'टिप्पणी',
  ],
  origin: [
    'origin',
    'country of origin',
    'coo',
    'made in',
    'origen',
    'país de origen',
    'ursprung',
    'origine',
    '原产国',
    '产地',
  ],
  targetPrice: [
    'target',
    'target price',
    'target unit price',
    'price',
    'unit price',
    'precio',
    'precio objetivo',
    'precio unitario',
    'zielpreis',
    'preis',
    'prix',
    'prix cible',
    '目标价',
    '单价',
  ],
}

const words = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const columnOf = (heading: string): LineColumn | '' =>
  LINE_COLUMNS.find((column) => HEADINGS[column].includes(words(heading))) ?? ''

/** The possible readings of an ambiguous quantity. */
export const quantityChoices = (text: string, sign?: DecimalSign): readonly Choice[] =>
  readQuantity(text, sign).choices

/** "1,200", "1 200", "100 pcs"; not "1.5" and not "-3" */
export function toQuantity(text: string, sign?: DecimalSign): number | null {
  const { value } = readQuantity(text, sign)
  return value !== undefined && value <= MOST ? value : null
}

const readQuantity = (text: string, sign?: DecimalSign) =>
  wholeOf(text.trim().replace(/\s*(?:pcs?\.?|pieces?|pc)$/i, ''), { sign })

/** Whether a text can stand for a quantity, an ambiguous one included. */
export const isQuantity = (text: string): boolean =>
  toQuantity(text) !== null || quantityChoices(text).length > 0

/**
 * Guesses the meaning of the columns: by their headings if the first row has any, else by their content. Each
 * meaning is given once, to the first column that fits.
 */
export function guessColumns(rows: readonly TableRow[]): {
  mapping: LineMapping
  heading: boolean
} {
  const width = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length))
  const first = rows[0]?.cells ?? []
  const byHeading = once(Array.from({ length: width }, (_, i) => columnOf(first[i] ?? '')))
  if (byHeading.includes('sku') || byHeading.includes('quantity'))
    return { mapping: completed(byHeading, rows.slice(1)), heading: true }
  return {
    mapping: completed(
      byHeading.map(() => ''),
      rows,
    ),
    heading: false,
  }
}

/** SKU and quantity where no heading names them: the first column of codes, and the first of numbers. */
function completed(mapping: (LineColumn | '')[], rows: readonly TableRow[]): LineMapping {
  const sample = rows.slice(0, 50)
  const share = (column: number, fits: (cell: string) => boolean): number => {
    const filled = sample.flatMap(({ cells }) => cells[column]?.trim() || [])
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
  }
  const next = [...mapping]
  const settle = (as: LineColumn, fits: (cell: string) => boolean) => {
    if (next.includes(as)) return
    const at = next.findIndex((known, i) => known === '' && share(i, fits) > 0.5)
    if (at !== -1) next[at] = as
  }
  settle(
    'sku',
    (cell) => /\d/.test(cell) && /[a-z]/i.test(cell) && !isQuantity(cell) && cell.length <= 64,
  )
  settle('quantity', isQuantity)
  return next
}

function once(columns: (LineColumn | '')[]): (LineColumn | '')[] {
  return columns.map((column, i) => (columns.indexOf(column) < i ? '' : column))
}

/**
 * Reads the rows by their columns; a row with neither SKU nor quantity is skipped, such as sums and blank rows.
 * @param currency of target prices
 * @param sign the person's decimal sign, where it is known
 */
export function readTable(
  rows: readonly TableRow[],
  mapping: LineMapping,
  { currency, sign }: { currency: string; sign?: DecimalSign | undefined },
): { rows: ReadRow[]; faulty: UnreadRow[] } {
  const at = (column: LineColumn) => mapping.indexOf(column)
  const read: ReadRow[] = []
  const faulty: UnreadRow[] = []
  for (const { line, cells } of rows) {
    const cell = (column: LineColumn) => cells[at(column)]?.trim() ?? ''
    const sku = cell('sku').slice(0, 64)
    const quantityText = cell('quantity')
    if (sku === '' && quantityText === '') continue
    const target = targetOf(cell('targetPrice'), currency, sign)
    const rest = {
      ...(cell('note') ? { note: cell('note').slice(0, MOST_NOTE) } : {}),
      ...(/^[a-z]{2}$/i.test(cell('origin')) ? { origin: cell('origin').toUpperCase() } : {}),
      ...(typeof target === 'number' ? { targetPriceMinor: target } : {}),
    }
    const row = { row: line, text: cells.join(' ').slice(0, 200), sku }
    const quantity = toQuantity(quantityText, sign)
    const reason: RowFault | null =
      sku === ''
        ? 'no_sku'
        : quantityText === ''
          ? 'no_quantity'
          : quantity === null
            ? 'bad_quantity'
            : target === undefined
              ? 'bad_target'
              : null
    if (reason === null && quantity !== null) read.push({ ...row, quantity, ...rest })
    else if (reason !== null) faulty.push({ ...row, quantityText, reason, rest })
  }
  return { rows: read, faulty }
}

/** Minor units; null for an empty cell, undefined where it isn't a price or is ambiguous. */
function targetOf(text: string, currency: string, sign?: DecimalSign): number | null | undefined {
  if (text === '') return null
  const reading = readAmount(text, { currency, sign })
  return reading.is === 'read' && reading.value > 0
    ? reading.value
    : reading.is === 'empty'
      ? null
      : undefined
}
