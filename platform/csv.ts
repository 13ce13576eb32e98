import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { neutral, plain } from './sheets/cell-text'

/** CSV as spreadsheets write and read it. */

/** A line of a file: its cells, and where it begins, from 1. */
export interface CsvRow {
  line: number
  cells: string[]
}

/** A record as it stood, and the line it ends on. */
const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), raw: z.string(), record: z.array(z.string()) }),
)

/**
 * Reads a file: with or without a byte order mark, any line ends, comma, semicolon or tab, quoted line breaks.
 * @param columns how many the first line has at least; tells the separator
 */
export function readCsvRows(
  file: string,
  columns: number,
): { rows: CsvRow[] } | { problem: string; line: number } {
  const [first = ''] = file.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const delimiter = [';', '\t', ','].find((each) => first.split(each).length >= columns) ?? ','
  try {
    // One kind of line end: the parser counts \r\n within quotes twice.
    const text = file.replaceAll(/\r\n?/g, '\n')
    const read = recordsSchema.parse(
      parse(text, {
        bom: true,
        delimiter,
        info: true,
        raw: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    )
    return {
      rows: read.map(({ record, raw, info }) => ({
        cells: record.map(plain),
        line: info.lines - (raw.trim().split('\n').length - 1),
      })),
    }
  } catch (error) {
    if (error instanceof CsvError)
      return {
        problem: `The file can’t be read as CSV: ${error.message}`,
        line: Number(error.lines ?? 0),
      }
    throw error
  }
}

/** Writes rows; a cell that a spreadsheet would run as a formula gets an apostrophe before it, which reading takes away. */
export const writeCsvRows = (rows: readonly (readonly string[])[]): string =>
  stringify(rows.map((cells) => cells.map(neutral)))

/** Text of a file in UTF-8 or, as Chinese spreadsheets save it, GB 18030; null for neither. */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  return null
}
