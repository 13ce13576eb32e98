import { Parser } from 'htmlparser2'
import { plain } from './cell-text'
import {
  MOST_CELL_CHARACTERS,
  MOST_COLUMNS,
  MOST_EMPTY_ROWS,
  SheetProblem,
  tooManyColumns,
  tooManyEmptyRows,
  type OpenSheet,
  type SheetRow,
} from './sheet'
import {
  local,
  openWorkbook,
  stringsOf,
  stylesOf,
  unescaped,
  unpacked,
  type NumberStyle,
  type Workbook,
} from './xlsx-parts'
import type { StringStore } from './string-store'

/** Opens the first sheet of a workbook: texts, numbers, dates, and the last shown value of formulas. */
export async function openXlsx(file: string): Promise<OpenSheet> {
  const book = await openWorkbook(file)
  let read = 0
  const rows = async function* (): AsyncGenerator<SheetRow, void, undefined> {
    let strings: StringStore | undefined
    try {
      strings = await stringsOf(book)
      yield* rowsOf(book, {
        strings,
        styles: await stylesOf(book),
        onRead: (characters) => (read += characters),
      })
    } finally {
      book.zip.close()
      await strings?.close()
    }
  }
  return {
    rows: rows(),
    progress: () => Math.min(1, read / Math.max(1, book.sheet.uncompressedSize)),
  }
}

interface SheetParts {
  strings: StringStore
  styles: readonly NumberStyle[]
  onRead: (characters: number) => void
}

async function* rowsOf(
  book: Workbook,
  { strings, styles, onRead }: SheetParts,
): AsyncGenerator<SheetRow, void, undefined> {
  const sheet = new SheetHandler((cell) =>
    valueOf(cell, { strings, styles, since1904: book.since1904 }),
  )
  const parser = new Parser(sheet, { xmlMode: true, decodeEntities: true })
  for await (const text of unpacked(book.zip, book.sheet, 'sheet')) {
    onRead(text.length)
    parser.write(text)
    yield* sheet.take()
  }
  parser.end()
  yield* sheet.take()
  if (!sheet.ended) throw new SheetProblem({ code: 'sheets.cut_sheet' })
}

interface Cell {
  reference: string
  type: string
  style: number
  value: string
  inline: string
}

/** Collects rows of a sheet's XML as it comes. */
class SheetHandler {
  ended = false
  private done: SheetRow[] = []
  private row: SheetRow | null = null
  private cell: Cell | null = null
  private text: 'value' | 'inline' | null = null
  private aside = false
  private line = 0
  private empty = 0

  constructor(private readonly read: (cell: Cell) => CellValue) {}

  take(): SheetRow[] {
    const done = this.done
    this.done = []
    return done
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const tag = local(name)
    if (tag === 'row') {
      this.line = Number(attributes.r) || this.line + 1
      this.row = { line: this.line, cells: [] }
    } else if (tag === 'c')
      this.cell = {
        reference: attributes.r ?? '',
        type: attributes.t ?? '',
        style: Number(attributes.s ?? -1),
        value: '',
        inline: '',
      }
    else if (tag === 'v') this.text = 'value'
    else if (tag === 'rPh') this.aside = true
    else if (tag === 't' && !this.aside) this.text = 'inline'
  }

  ontext(text: string): void {
    if (!this.cell || !this.text) return
    this.cell[this.text] += text
    if (this.cell[this.text].length > MOST_CELL_CHARACTERS)
      throw new SheetProblem({
        code: 'sheets.long_cell',
        values: { line: this.line, most: MOST_CELL_CHARACTERS },
      })
  }

  onclosetag(name: string): void {
    const tag = local(name)
    if (tag === 'v' || tag === 't') this.text = null
    else if (tag === 'rPh') this.aside = false
    else if (tag === 'c') this.endCell()
    else if (tag === 'row') this.endRow()
    else if (tag === 'sheetData') this.ended = true
  }

  private endCell(): void {
    const { row, cell } = this
    this.cell = null
    if (!row || !cell) return
    const at = cell.reference ? columnOf(cell.reference) : row.cells.length
    const { text, fault, point } = this.read(cell)
    if (text === '') return
    if (at >= MOST_COLUMNS) throw tooManyColumns()
    while (row.cells.length <= at) row.cells.push('')
    row.cells[at] = text
    if (fault) row.faults = [...(row.faults ?? []), at]
    if (point) row.points = [...(row.points ?? []), at]
  }

  private endRow(): void {
    if (!this.row) return
    if (this.row.cells.length > 0) {
      this.done.push(this.row)
      this.empty = 0
    } else if (++this.empty > MOST_EMPTY_ROWS) throw tooManyEmptyRows()
    this.row = null
  }
}

/** From 0: A1 is 0, AA7 is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

interface CellValue {
  text: string
  fault: boolean
  /** a number with a fraction */
  point?: boolean
}

function valueOf(
  { type, style, value, inline }: Cell,
  {
    strings,
    styles,
    since1904,
  }: { strings: StringStore; styles: readonly NumberStyle[]; since1904: boolean },
): CellValue {
  if (type === 'e') return { text: value.trim(), fault: true }
  if (type === 's') return { text: plain(strings.get(Number(value)) ?? ''), fault: false }
  if (type === 'inlineStr') return { text: plain(unescaped(inline)), fault: false }
  if (type === 'str') return { text: plain(unescaped(value)), fault: false }
  if (type === 'b') return { text: value === '1' ? 'yes' : value === '' ? '' : 'no', fault: false }
  if (type === 'd') return { text: value.trim(), fault: false }
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim(), fault: false }
  const text = numberText(number, styles[style] ?? null, since1904)
  return { text, fault: false, point: /^-?\d+\.\d+$/.test(text) }
}

const DAY_MS = 86_400_000
/** A number as it was typed: spreadsheets store 5.2 as 5.2000000000000002. */
function numberText(number: number, style: NumberStyle, since1904: boolean): string {
  if (style === 'date') {
    // In the calendar from 1900, day 60 is a 29 February that never was.
    const days = since1904 ? number + 1_462 : number < 60 ? number + 1 : number
    const iso = new Date(Math.round((days - 25_569) * DAY_MS))
    if (!Number.isNaN(iso.getTime()))
      return Number.isInteger(number)
        ? iso.toISOString().slice(0, 10)
        : iso.toISOString().slice(0, 19).replace('T', ' ')
  }
  const text = String(Number(number.toPrecision(15)))
  return style !== null && style !== 'date' && Number.isInteger(number) && number >= 0
    ? text.padStart(style.digits, '0')
    : text
}
