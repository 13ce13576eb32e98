/**
 * Cells that a spreadsheet would run as a formula, whatever spaces and apostrophes stand before it,
 * and cells that begin with white space that a spreadsheet takes for the end of a cell.
 */
const RUNS = /^(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/
/** A cell that the guard's apostrophe was added to. */
const KEPT = /^'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/

/** A cell as it is written: one that would be run gets an apostrophe, which {@link plain} removes. */
export const neutral = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** A cell as it was meant. */
export const plain = (cell: string): string => (KEPT.test(cell) ? cell.slice(1) : cell).trim()
