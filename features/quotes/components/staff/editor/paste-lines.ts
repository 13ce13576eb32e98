import { hasHeadings, placeBlock, type LeftCell } from '@/components/form/paste-block'
import { handOf, settledCell } from '@/components/form/paste-numbers'
import type { Message } from '@/i18n/message'
import type { DecimalSign } from '@/platform/amounts'
import { readCell, type EntryWriting, type NumberColumn } from './form-model'
import type { LineEntry } from './line-entry'

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

/** Whether a column of the grid holds numbers. */
export const isNumberColumn = (column: GridColumn | undefined): column is NumberColumn =>
  column !== undefined && column !== 'hsCode' && column !== 'origin'

/**
 * Pastes a block from a sheet into the lines, all its columns. An ambiguous number is settled by
 * the block's other numbers or the person's language; else the grid asks. A text that can't be read
 * stays where it was pasted and is reported; so is a cell without a line or column.
 */
export function pasteLines(
  lines: readonly LineEntry[],
  block: readonly (readonly string[])[],
  at: { row: number; column: GridColumn },
  { currency, sign }: EntryWriting,
): {
  lines: LineEntry[]
  /** cells of the grid that were filled */
  taken: number
  headings: readonly string[] | null
  left: LeftCell[]
  /** texts that weren't read; `asks` where a number is ambiguous */
  unread: { row: number; column: GridColumn; text: string; problem: Message; asks: boolean }[]
  /** the text that shows how the block writes numbers, if one settled it */
  hand: { sign: DecimalSign; text: string } | null
  /**
   * something is asked that the person's own language would read differently from what the block's
   * writer means
   */
  foreign: boolean
} {
  const first = GRID_COLUMNS.indexOf(at.column)
  const isNumber = (i: number, text: string): boolean | null => {
    const column = GRID_COLUMNS[first + i]
    if (!isNumberColumn(column)) return null
    const { value, choices } = readCell(column, text, { currency })
    return value !== undefined || choices.length > 0
  }
  const headings = hasHeadings(block, isNumber) ? (block[0] ?? null) : null
  const { placed, left } = placeBlock(headings ? block.slice(1) : block, [at.row, first], {
    rows: lines.length,
    columns: GRID_COLUMNS.length,
  })
  const hand = handOf(
    placed.flatMap(({ column, text }) => (isNumberColumn(GRID_COLUMNS[column]) ? [text] : [])),
    sign,
  )
  const filled = lines.map((line) => ({ ...line }))
  let byBlock = false
  const unread = placed.flatMap(({ row, column: i, text }) => {
    const [line, column] = [filled[row], GRID_COLUMNS[i]]
    if (!line || !column) return []
    line[column] = text
    if (!isNumberColumn(column)) return []
    const settled = settledCell(
      text,
      (each, by) => readCell(column, each, { currency, sign: by }),
      hand,
    )
    line[column] = settled.text
    byBlock ||= settled.byBlock
    const { complaint } = readCell(column, settled.text, { currency })
    return complaint === null
      ? []
      : [{ row, column, text: settled.text, problem: complaint, asks: settled.asks }]
  })
  return {
    lines: filled,
    taken: placed.length,
    headings,
    // Rows are counted as copied, headings included.
    left: headings ? left.map((cell) => ({ ...cell, row: cell.row + 1 })) : left,
    unread,
    hand:
      byBlock && hand.sign !== undefined && hand.shownBy !== null
        ? { sign: hand.sign, text: hand.shownBy }
        : null,
    foreign: sign !== undefined && sign !== hand.sign && unread.some(({ asks }) => asks),
  }
}
