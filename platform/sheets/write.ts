import { writeXlsxStream } from 'hucre/xlsx'
import { neutral } from './cell-text'
import { BYTE_ORDER_MARK, csvRow } from './csv-write'
import type { SheetFormat } from './sheet'

export const SHEET_TYPES: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const ROWS_AT_ONCE = 200

export type SheetCell = string | number

/**
 * Writes a sheet as its rows come. Text stays text, so that a spreadsheet keeps leading zeros; text
 * that it would run as a formula gets an apostrophe, which reading removes. A number stays a number
 * for the spreadsheet, and sums.
 * @param name of the sheet within a workbook
 */
export function writeSheet(
  format: SheetFormat,
  name: string,
  rows: AsyncIterable<readonly SheetCell[]>,
): ReadableStream<Uint8Array> {
  if (format === 'xlsx')
    return writeXlsxStream(escaped(cells(rows)), { name, freezePane: { rows: 1 } })
  const pieces = csvPieces(rows)
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

async function* cells(rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<SheetCell[]> {
  for await (const row of rows)
    yield row.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell))
}

/** Text that looks like an escape of the format is escaped itself. */
async function* escaped(rows: AsyncIterable<SheetCell[]>): AsyncGenerator<SheetCell[]> {
  for await (const row of rows)
    yield row.map((cell) =>
      typeof cell === 'string' && cell.includes('_x')
        ? cell.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
        : cell,
    )
}

async function* csvPieces(
  rows: AsyncIterable<readonly SheetCell[]>,
): AsyncGenerator<string, void, undefined> {
  let some = BYTE_ORDER_MARK
  let count = 0
  for await (const row of rows) {
    some += csvRow(row.map(String))
    if (++count % ROWS_AT_ONCE > 0) continue
    yield some
    some = ''
  }
  yield some
}
