/**
 * Puts a block of cells copied from a sheet into a grid. Cells without a place are named, never
 * dropped silently. Pure; browser-safe.
 */

export interface PlacedCell {
  /** of the grid, from 0 */
  row: number
  column: number
  text: string
}
export interface LeftCell {
  /** of the block, from 1, as a person counts */
  row: number
  column: number
  text: string
  /** the side on which the grid ends before it: below, or on the right */
  beyond: 'rows' | 'columns'
}

/**
 * The cells of a copied text: rows by line ends, cells by tabs. A quoted cell may contain both, as
 * spreadsheets copy cells of several lines.
 * @returns null where it is a single text, which a field takes by itself
 */
export function readBlock(copied: string): string[][] | null {
  if (!/[\t\n\r]/.test(copied.replace(/(\r\n|\r|\n)$/, ''))) return null
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r|\n|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy
  while (cell.lastIndex < copied.length) {
    const [, quoted, plain = '', end = ''] = cell.exec(copied) ?? []
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim())
    if (end === '\t') {
      // A tab at the very end begins one more cell, which is empty.
      if (cell.lastIndex === copied.length) rows.at(-1)?.push('')
    } else if (end !== '' && cell.lastIndex < copied.length) rows.push([])
  }
  return rows
}

/**
 * Whether a block's first row is its headings: it has no number in number columns, and every row
 * below has.
 * @param readable whether a text fits its column, counted from the block's first; null for any text
 */
export function hasHeadings(
  block: readonly (readonly string[])[],
  readable: (column: number, text: string) => boolean | null,
): boolean {
  const [head, ...body] = block
  if (!head || body.length === 0) return false
  const judged = head.flatMap((text, i) =>
    text !== '' && readable(i, text) !== null ? [{ i, fits: readable(i, text) }] : [],
  )
  return (
    judged.length > 0 &&
    judged.every(({ fits }) => !fits) &&
    judged.every(({ i }) =>
      body.every((row) => (row[i] ?? '') === '' || readable(i, row[i] ?? '') === true),
    )
  )
}

/**
 * Assigns the cells of a block to cells of the grid, from a given one on. Empty cells change
 * nothing.
 * @param size.rows null for a grid that grows
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  [row, column]: readonly [number, number],
  size: { rows: number | null; columns: number },
): { placed: PlacedCell[]; left: LeftCell[] } {
  const placed: PlacedCell[] = []
  const leftCells: LeftCell[] = []
  block.forEach((cells, i) =>
    cells.forEach((text, j) => {
      if (text === '') return
      if (column + j >= size.columns)
        leftCells.push({ row: i + 1, column: j + 1, text, beyond: 'columns' })
      else if (size.rows !== null && row + i >= size.rows)
        leftCells.push({ row: i + 1, column: j + 1, text, beyond: 'rows' })
      else placed.push({ row: row + i, column: column + j, text })
    }),
  )
  return { placed, left: leftCells }
}

/**
 * Puts a block into rows of texts from a cell on. Rows are added where needed.
 * @param columns how many the grid has; a row may hold more cells, which stay
 * @returns the rows, how many cells were filled, and the cells without a column
 */
export function pasteInto(
  rows: readonly (readonly string[])[],
  block: readonly (readonly string[])[],
  at: readonly [row: number, column: number],
  columns: number,
): { rows: string[][]; taken: number; left: LeftCell[] } {
  const { placed, left } = placeBlock(block, at, { rows: null, columns })
  const blank = (): string[] => Array.from({ length: columns }, () => '')
  const height = Math.max(rows.length, ...placed.map(({ row }) => row + 1))
  const filled = Array.from({ length: height }, (_, i) => [...(rows[i] ?? blank())])
  for (const { row, column, text } of placed) filled[row]?.splice(column, 1, text)
  return { rows: filled, taken: placed.length, left }
}
