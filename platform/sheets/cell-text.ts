/** What a spreadsheet would run as a formula, also behind apostrophes that were put before it. */
const RUNS = /^'*[=+\-@\t\r＝＋－＠]/
const KEPT = /^'+[=+\-@\t\r＝＋－＠]/

/** A cell as it is written: what would be run gets an apostrophe, which {@link plain} takes away. */
export const neutral = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** A cell as it was meant. */
export const plain = (cell: string): string => (KEPT.test(cell) ? cell.slice(1) : cell).trim()
