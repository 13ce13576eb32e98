import 'server-only'
import { Readable } from 'node:stream'
import { withSpooled } from '../files/spool'
import { csvRow } from './csv-write'
import { textOf } from './encoding'
import { openSheet, sheetKind } from './open'
import { SheetProblem } from './sheet'

/** The most rows of a workbook that is read as a whole. */
const MOST_ROWS = 50_000
const isWorkbook = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte)

/**
 * A small sheet as the text of its CSV, whether it came as text or as a workbook. Rows keep their
 * numbers. A workbook's own numbers certainly have a decimal point: `1.234` becomes `1.2340`, so
 * that nobody is asked whether it is a thousand.
 * @throws SheetProblem
 */
export async function sheetText(bytes: Uint8Array): Promise<string> {
  if (!isWorkbook(bytes)) return textOf(bytes)
  const text = await withSpooled(
    Readable.from([bytes]),
    bytes.byteLength,
    async ({ path, sizeBytes }) => {
      const sheet = await openSheet(path, await sheetKind(path), sizeBytes)
      let written = ''
      let next = 1
      for await (const { line, cells, points = [] } of sheet.rows) {
        if (line > MOST_ROWS)
          throw new SheetProblem({ code: 'sheets.many_rows', values: { most: MOST_ROWS } })
        // Skipped rows keep their line: complaints name rows as the spreadsheet counts them.
        written += '\n'.repeat(Math.max(0, line - next))
        next = line + 1
        written += csvRow(cells.map((cell, i) => (points.includes(i) ? unmistakable(cell) : cell)))
      }
      return written
    },
  )
  return text ?? ''
}

/** Only three digits after a single sign could be thousands. */
export const unmistakable = (number: string): string =>
  /^-?\d{1,3}\.\d{3}$/.test(number) ? `${number}0` : number
