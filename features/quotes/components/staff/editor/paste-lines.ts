import { hasHeadings, placeBlock, type LeftCell } from '@/components/form/paste-block'
import { readCell, type EntryWriting, type LineEntry } from './form-model'

/** Columns of the pricing grid, in the order in which a pasted block fills them. */
export const GRID_COLUMNS = [
  'quantity',
  'unitPrice',
  'setupFee',
  'hsCode',
  'origin',
  'unitWeightGrams',
  'leadTimeDays',
] as const
export type GridColumn = (typeof GRID_COLUMNS)[number]

/**
 * Lays a block from a sheet into the lines, all its columns. A number that can't be read, or can
 * be two, stands where it was pasted and is named; what finds no line or column is named too.
 */
export function pasteLines(
  lines: readonly LineEntry[],
  block: readonly (readonly string[])[],
  at: { row: number; column: GridColumn },
  writing: EntryWriting,
): {
  lines: LineEntry[]
  /** cells of the grid that were filled */
  taken: number
  headings: readonly string[] | null
  left: LeftCell[]
  unread: { row: number; column: GridColumn; text: string; problem: string }[]
} {
  const first = GRID_COLUMNS.indexOf(at.column)
  const problemOf = (column: GridColumn | undefined, text: string): string | null =>
    column === undefined || column === 'hsCode' || column === 'origin'
      ? null
      : readCell(column, text, writing).problem
  const isNumber = (i: number, text: string): boolean | null => {
    const column = GRID_COLUMNS[first + i]
    if (column === undefined || column === 'hsCode' || column === 'origin') return null
    const { value, choices } = readCell(column, text, writing)
    return value !== undefined || choices.length > 0
  }
  const headings = hasHeadings(block, isNumber) ? (block[0] ?? null) : null
  const { placed, left } = placeBlock(headings ? block.slice(1) : block, [at.row, first], {
    rows: lines.length,
    columns: GRID_COLUMNS.length,
  })
  const filled = lines.map((line) => ({ ...line }))
  const unread = placed.flatMap(({ row, column: i, text }) => {
    const [line, column] = [filled[row], GRID_COLUMNS[i]]
    if (!line || !column) return []
    line[column] = text
    const problem = problemOf(column, text)
    return problem === null ? [] : [{ row, column, text, problem }]
  })
  return {
    lines: filled,
    taken: placed.length,
    headings,
    // Rows are counted as they were copied, headings included.
    left: headings ? left.map((cell) => ({ ...cell, row: cell.row + 1 })) : left,
    unread,
  }
}
