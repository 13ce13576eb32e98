import type { Choice, ReadNumber } from '@/platform/number-words'
import { checkQuantity } from '@/features/pricing/rules/list-price'
import type { AskedPieces } from '@/features/pricing/rules/minimums'
import type { ProductDetail } from '../../rules/product-views'

/** Cells typed in a grid of finishes and sizes, by {@link cellKey}. */
export type Cells = Readonly<Record<string, string>>

export const cellKey = ({
  finishCode,
  sizeCode,
}: {
  finishCode: string
  sizeCode: string
}): string => `${finishCode}/${sizeCode}`

type Grid = Pick<ProductDetail, 'finishes' | 'sizes' | 'orderMultiple'>

/** A cell that can't be ordered as typed; `nearest` where it isn’t a pack multiple. */
export interface CellProblem {
  key: string
  finish: string
  size: string
  nearest: string | null
  /** possible readings, where it is ambiguous */
  choices?: readonly Choice[]
}

/** The typed cells as lines, row by row; an empty cell or 0 makes none. Pure. */
export function readCells(
  { finishes, sizes, orderMultiple }: Grid,
  cells: Cells,
  read: (text: string) => ReadNumber<number>,
): { lines: AskedPieces[]; problems: CellProblem[] } {
  const lines: AskedPieces[] = []
  const problems: CellProblem[] = []
  for (const finish of finishes) {
    for (const size of sizes) {
      const key = cellKey({ finishCode: finish.code, sizeCode: size.code })
      const typed = (cells[key] ?? '').trim()
      if (typed === '' || /^0+$/.test(typed)) continue
      const { value: quantity = Number.NaN, choices } = read(typed)
      const problem = checkQuantity(quantity, { moq: orderMultiple, orderMultiple })
      if (problem)
        problems.push({
          key,
          finish: finish.name,
          size: size.name,
          ...(choices.length > 0 ? { choices } : {}),
          nearest:
            problem.rule === 'off_multiple' || problem.rule === 'below_moq'
              ? problem.nearest.join(', ')
              : null,
        })
      else lines.push({ finishCode: finish.code, sizeCode: size.code, quantity, optionCodes: [] })
    }
  }
  return { lines, problems }
}

/**
 * Where an arrow key or Enter leads; null where the key keeps its own meaning. Left and right leave a cell only at its
 * edge.
 */
export function stepFrom(
  { finishes, sizes }: Grid,
  event: {
    key: string
    currentTarget: { value: string; selectionStart: number | null; selectionEnd: number | null }
  },
  row: number,
  column: number,
): { row: number; column: number } | null {
  const { key, currentTarget: input } = event
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length
  const [atStart, atEnd] = [
    all || input.selectionEnd === 0,
    all || input.selectionStart === input.value.length,
  ]
  const to = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Enter: [1, 0],
    ArrowLeft: atStart ? [0, -1] : null,
    ArrowRight: atEnd ? [0, 1] : null,
  }[key]
  if (!to) return null
  const next = { row: row + (to[0] ?? 0), column: column + (to[1] ?? 0) }
  return next.row >= 0 &&
    next.row < finishes.length &&
    next.column >= 0 &&
    next.column < sizes.length
    ? next
    : null
}
