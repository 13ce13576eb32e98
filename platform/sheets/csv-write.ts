import { neutral } from './cell-text'

/**
 * The only writer of CSV, in a browser too, where the library that reads it would add Node's Buffer
 * just for writing. Every cell passes the guard against formulas.
 */

/** Tells a spreadsheet that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A row with its line end. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(neutral(cell))).join(',')}\n`

/** A whole file. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map(csvRow).join('')

/** Anything that a spreadsheet could take for the end of a cell is quoted. */
const quoted = (cell: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
