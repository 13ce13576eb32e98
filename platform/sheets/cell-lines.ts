/**
 * Rows of cells as people type and paste them into a text: a line per row, `|` or a tab between
 * cells. Browser-safe.
 */

/** The cells of one line, without the space around them. */
export const lineCells = (line: string): string[] => line.split(/[|\t]/).map((cell) => cell.trim())

/** The cells of every line, blank ones too, so that a line keeps its number. */
export const textCells = (text: string): string[][] => text.split(/\r?\n/).map(lineCells)

/** Cells as one line; a separator within a cell becomes a space. */
export const cellLine = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replaceAll(/[|\t\r\n]/g, ' ')).join(' | ')
