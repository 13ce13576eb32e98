/**
 * What a spreadsheet would run as a formula, whatever spaces and apostrophes stand before it, and
 * cells that begin with white space which tells it where a cell ends.
 */
const RUNS = /^(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/
/** A cell that the guard was put before. */
const KEPT = /^'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/

/** A cell as it is written: what would be run gets an apostrophe, which {@link plain} takes away. */
export const neutral = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** A cell as it was meant. */
export const plain = (cell: string): string => (KEPT.test(cell) ? cell.slice(1) : cell).trim()
