import { decimalSignIn, type DecimalSign } from '@/platform/amounts'
import { settledText, type ReadNumber } from '@/platform/number-words'

/** How the numbers of a block from a sheet are read: whoever wrote it may come from elsewhere. Pure; browser-safe. */

/** Reads a number by a sign, or by none. */
type Read = (text: string, sign?: DecimalSign) => Pick<ReadNumber<unknown>, 'choices' | 'plain'>

/** How the writer of a block parts a fraction. */
export interface Hand {
  /** undefined where nothing tells, or its numbers contradict each other */
  sign: DecimalSign | undefined
  /** the number that shows it; null where the person who pastes is taken for the writer */
  shownBy: string | null
}

/**
 * How a block's writer parts a fraction: as its clear numbers show, or else as the person who pastes it does.
 * @param own how that person parts one, where it is known
 */
export function handOf(numbers: readonly string[], own: DecimalSign | undefined): Hand {
  const clear = numbers.filter((text) => decimalSignIn([text]) !== undefined)
  return clear.length === 0
    ? { sign: own, shownBy: null }
    : { sign: decimalSignIn(clear), shownBy: clear[0] ?? null }
}

/** What is typed in a cell, what it asks, and whether the block's own numbers settled it. */
export interface SettledCell {
  text: string
  /** it can be two numbers still */
  asks: boolean
  byBlock: boolean
}

/**
 * A pasted number as the cell holds it: written out plainly where the block's hand settles it.
 * @param read reads the cell by a sign, or by none
 */
export function settledCell(text: string, read: Read, { sign, shownBy }: Hand): SettledCell {
  const settled = settledText(text, read, sign)
  return {
    text: settled,
    asks: read(settled).choices.length > 0,
    byBlock: shownBy !== null && settled !== text,
  }
}

/**
 * The numbers of a block that was laid into rows, each as {@link settledCell} has it.
 * @param at where the block's first cell went
 * @param read reads the cell of a column; nothing where the column holds no number
 */
export function pasteNumbers(
  rows: readonly (readonly string[])[],
  block: readonly (readonly string[])[],
  at: readonly [row: number, column: number],
  own: DecimalSign | undefined,
  read: (column: number, ...given: Parameters<Read>) => ReturnType<Read>,
): {
  rows: string[][]
  /** cells that can be two numbers still */
  asked: (readonly [row: number, column: number])[]
  /** what showed how the block writes numbers, where that settled one of them */
  hand: { sign: DecimalSign; text: string } | null
} {
  const cells = block.flatMap((line, i) =>
    line.flatMap((text, j): (readonly [number, number])[] =>
      text === '' || rows[at[0] + i]?.[at[1] + j] !== text ? [] : [[at[0] + i, at[1] + j]],
    ),
  )
  const textAt = ([row, column]: readonly [number, number]) => rows[row]?.[column] ?? ''
  const isNumber = (cell: readonly [number, number]) => {
    const { plain, choices } = read(cell[1], textAt(cell))
    return plain !== null || choices.length > 0
  }
  const numbers = cells.filter(isNumber)
  const hand = handOf(numbers.map(textAt), own)
  const filled = rows.map((line) => [...line])
  const settled = numbers.map((cell) => {
    const found = settledCell(textAt(cell), (text, sign) => read(cell[1], text, sign), hand)
    filled[cell[0]]?.splice(cell[1], 1, found.text)
    return { cell, ...found }
  })
  const { sign, shownBy } = hand
  return {
    rows: filled,
    asked: settled.filter(({ asks }) => asks).map(({ cell }) => cell),
    hand:
      sign !== undefined && shownBy !== null && settled.some(({ byBlock }) => byBlock)
        ? { sign, text: shownBy }
        : null,
  }
}
