import { readCsvRows, writeCsvRows } from '@/platform/csv'
import { CONTENT_FIELDS, contentSchema, differences, entriesOf, type ContentField, type ProductContent } from '../content'

/** What is held of a product that a file may name. */
export interface HeldProduct {
  id: string
  version: number
  content: ProductContent
}

export interface ImportedProduct {
  line: number
  styleNumber: string
  name: string
  content: ProductContent
  /** null for one that is new */
  held: HeldProduct | null
  /** fields that change; all of a new one */
  fields: ContentField[]
}

export interface ProductRun {
  products: ImportedProduct[]
  unchanged: number
  errors: { line: number; message: string }[]
  /** the wrong lines with what is wrong of each, to be mended and read again */
  wrongCsv: string
}

/** At most so many products a file. */
export const MOST_ROWS = 20_000

/** Products as a file that can be edited and read back. */
export const productsCsv = (contents: readonly ProductContent[]): string => writeCsvRows([CONTENT_FIELDS, ...contents.map((content) => row(content))])
const row = (content: ProductContent): string[] => {
  const entries = entriesOf(content)
  return CONTENT_FIELDS.map((field) => entries[field])
}

/** The style numbers a file names, to look up what is held of them. */
export function stylesIn(file: string): string[] {
  const read = readCsvRows(file, 2)
  const [head, ...rows] = 'rows' in read ? read.rows : []
  const at = head?.cells.findIndex((name) => fieldOf(name) === 'styleNumber') ?? -1
  return at < 0 ? [] : [...new Set(rows.flatMap(({ cells }) => cells[at] ?? []))].slice(0, MOST_ROWS)
}

/**
 * What a file would do to the catalog, row by row. A product is named by its style number; columns that are
 * left out stay as they are, and a new product needs them all. Nothing is done.
 * @param labels other names of the columns, by field
 */
export function readProducts(file: string, held: ReadonlyMap<string, HeldProduct>): ProductRun {
  const run: ProductRun = { products: [], unchanged: 0, errors: [], wrongCsv: '' }
  const read = readCsvRows(file, 2)
  if ('problem' in read) return { ...run, errors: [{ line: read.line, message: read.problem }] }
  const [head, ...rows] = read.rows
  const fields = head?.cells.map(fieldOf) ?? []
  const unknown = (head?.cells ?? []).filter((name, i) => fields[i] === null && name !== WRONG)
  if (unknown.length > 0) run.errors.push({ line: 1, message: `No such columns: ${unknown.slice(0, 10).join(', ')}.` })
  if (!fields.includes('styleNumber')) run.errors.push({ line: 1, message: 'The column “styleNumber” is missing.' })
  if (rows.length > MOST_ROWS) run.errors.push({ line: MOST_ROWS + 2, message: `The file has ${rows.length} products; ${MOST_ROWS} can be taken at once.` })
  if (run.errors.length > 0) return run
  const taken = new Map<string, number>()
  const wrong: string[][] = []
  for (const { line, cells } of rows) {
    const messages = take(run, { line, cells, fields, held, taken })
    if (messages.length === 0) continue
    run.errors.push(...messages.map((message) => ({ line, message })))
    wrong.push([...cells.filter((_, i) => fields[i] !== null), messages.join('; ')])
  }
  return { ...run, wrongCsv: wrong.length > 0 ? writeCsvRows([[...fields.filter((field) => field !== null), WRONG], ...wrong]) : '' }
}

/** A column of the file of wrong lines; read back, it says nothing. */
const WRONG = 'what is wrong'
const fieldOf = (name: string): ContentField | null => CONTENT_FIELDS.find((field) => field.toLowerCase() === name.trim().toLowerCase().replaceAll(/[\s_-]/g, '')) ?? null

const MAY_LACK: ReadonlySet<ContentField> = new Set(['grade', 'dimensions', 'options', 'finishMoqs', 'variantBreaks', 'optionBreaks', 'shortRun', 'sampleFeeMinor', 'stock', 'stockLeadTimeDays', 'hsCodes', 'materials', 'pictures', 'documents'])
/** What a new product can't do without. */
const NEEDED = CONTENT_FIELDS.filter((field) => !MAY_LACK.has(field))

/** One line; answers what is wrong with it. */
function take(run: ProductRun, { line, cells, fields, held, taken }: { line: number; cells: string[]; fields: (ContentField | null)[]; held: ReadonlyMap<string, HeldProduct>; taken: Map<string, number> }): string[] {
  if (cells.length !== fields.length) return [`has ${cells.length} cells, the first line has ${fields.length}`]
  const given = Object.fromEntries(fields.flatMap((field, i) => (field === null ? [] : [[field, cells[i] ?? '']])))
  const known = held.get(given.styleNumber ?? '') ?? null
  const lacking = known ? [] : NEEDED.filter((field) => (given[field] ?? '') === '')
  if (lacking.length > 0) return [`${given.styleNumber || 'a product without a style number'} is not in the catalog, and a new one lacks ${lacking.join(', ')}`]
  const parsed = contentSchema.safeParse({ ...Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])), ...(known ? entriesOf(known.content) : {}), ...given })
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const content = parsed.data
  const own = [`style ${content.styleNumber}`, `address ${content.slug}`, ...content.variants.map(({ sku }) => `SKU ${sku}`)]
  const twice = own.flatMap((name) => (taken.has(name) ? [`${name} stands in line ${taken.get(name)} already`] : []))
  if (twice.length > 0) return twice
  for (const name of own) taken.set(name, line)
  const changed = known ? differences(known.content, content).map(({ field }) => field) : CONTENT_FIELDS
  if (changed.length === 0) run.unchanged++
  else run.products.push({ line, styleNumber: content.styleNumber, name: content.name, content, held: known, fields: changed })
  return []
}
