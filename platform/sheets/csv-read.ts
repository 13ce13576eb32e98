import { createReadStream, type ReadStream } from 'node:fs'
import { CsvError, Parser } from 'csv-parse'
import type { Message } from '@/i18n/message'
import { parse as parseWhole } from 'csv-parse/sync'
import { plain } from './cell-text'
import { firstBytes, type TextEncodingName } from './encoding'
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

const HEAD_BYTES = 65_536
const MOST_RECORD_CHARACTERS = MOST_CELL_CHARACTERS * 4

/**
 * Opens a CSV: with any line ends, quoted line breaks, and the separator that its first row has
 * most of: comma, semicolon or tab.
 */
export async function openCsv(
  file: string,
  { encoding, sizeBytes }: { encoding: TextEncodingName; sizeBytes: number },
): Promise<OpenSheet> {
  const delimiter = delimiterOf(
    new TextDecoder(encoding).decode(await firstBytes(file, HEAD_BYTES)),
  )
  let source: ReadStream | undefined
  const rows = async function* () {
    source = createReadStream(file)
    try {
      yield* rowsOf(source, { encoding, delimiter })
    } finally {
      source.destroy()
    }
  }
  return {
    rows: rows(),
    progress: () => Math.min(1, (source?.bytesRead ?? 0) / Math.max(1, sizeBytes)),
  }
}

function delimiterOf(head: string): string {
  const cells = (delimiter: string): number => {
    try {
      const [first = []] = parseWhole(head, {
        delimiter,
        to: 1,
        relax_column_count: true,
        skip_empty_lines: true,
      })
      return first.length
    } catch {
      return 0
    }
  }
  return [',', ';', '\t'].toSorted((a, b) => cells(b) - cells(a))[0] ?? ','
}

/** The options for reading every CSV. */
const readingBy = (delimiter: string) => ({
  delimiter,
  info: true as const,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: MOST_RECORD_CHARACTERS,
})

interface CsvRecord {
  record: string[]
  info: { records: number; empty_lines: number }
}

/**
 * Passes on records as they are found, with the line of each: the library's own queue would take a
 * third of the time for a hundred thousand rows.
 */
class Records extends Parser {
  found: CsvRecord[] = []

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null)
    const { records, empty_lines } = this.info
    this.found.push({ record, info: { records, empty_lines } })
    return true
  }
}

async function* rowsOf(
  source: AsyncIterable<Buffer>,
  { encoding, delimiter }: { encoding: TextEncodingName; delimiter: string },
): AsyncGenerator<SheetRow, void, undefined> {
  const parser = new Records({ ...readingBy(delimiter), info: false })
  const rowOf = rowTaker()
  // The writer learns of an error.
  parser.on('error', () => undefined)
  const rowsSoFar = function* () {
    const { found } = parser
    parser.found = []
    for (const read of found) {
      const row = rowOf(read)
      if (row) yield row
    }
  }
  try {
    for await (const piece of text(source, encoding)) {
      await untilDone((done) => parser.write(piece, done))
      yield* rowsSoFar()
    }
    await untilDone((done) => parser.end(done))
    yield* rowsSoFar()
  } finally {
    parser.destroy()
  }
}

/** Waits for one step of the parser. @throws SheetProblem */
const untilDone = (step: (done: (error?: Error | null) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    step((error) => (error ? reject(readFault(error)) : resolve()))
  })

/**
 * The rows of a CSV that is in memory as a whole, read as {@link openCsv} reads a file.
 * @throws SheetProblem
 */
export function csvRows(file: string): SheetRow[] {
  const content = file.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const rowOf = rowTaker()
  try {
    const records = parseWhole(content, readingBy(delimiterOf(content.slice(0, HEAD_BYTES))))
    return (records as unknown as CsvRecord[]).flatMap((read) => rowOf(read) ?? [])
  } catch (error) {
    throw readFault(error)
  }
}

/**
 * Makes rows of records, one after another; null for separators with nothing between them, which
 * spreadsheets save for rows that were only formatted.
 */
function rowTaker(): (read: CsvRecord) => SheetRow | null {
  let empty = 0
  return ({ record, info }) => {
    if (record.length > MOST_COLUMNS) throw tooManyColumns()
    if (record.every((cell) => cell === '')) {
      if (++empty > MOST_EMPTY_ROWS) throw tooManyEmptyRows()
      return null
    }
    empty = 0
    return { line: info.records + info.empty_lines, cells: record.map(plain) }
  }
}

/** What went wrong, for the person who sent the file. */
const readFault = (error: unknown): unknown =>
  error instanceof CsvError ? new SheetProblem(explained(error)) : error

function explained(error: CsvError): Message {
  const line = Number(error.lines ?? 0)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { code: 'sheets.open_quote' }
  if (error.code === 'CSV_MAX_RECORD_SIZE') return { code: 'sheets.long_line', values: { line } }
  return { code: 'sheets.no_csv', values: { line, why: error.message } }
}

/** Text with one kind of line end, without a byte order mark. */
async function* text(
  source: AsyncIterable<Buffer>,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let pending = ''
  for await (const chunk of source) {
    const piece = pending + decoder.decode(chunk, { stream: true })
    pending = piece.endsWith('\r') ? '\r' : ''
    yield piece.slice(0, piece.length - pending.length).replaceAll(/\r\n?/g, '\n')
  }
  yield (pending + decoder.decode()).replaceAll(/\r\n?/g, '\n')
}
