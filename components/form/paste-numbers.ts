import { decimalSignIn, type DecimalSign } from '@/platform/amounts'
import { settledText, type ReadNumber } from '@/platform/number-words'

/** Reads the numbers of a block from a sheet, whose writer may be from elsewhere. Pure; browser-safe. */

/** Reads a number by a sign, or by none. */
type Read = (text: string, sign?: DecimalSign) => Pick<ReadNumber<unknown>, 'choices' | 'plain'>

/** The decimal sign of a block's writer. */
export interface Hand {
  /** undefined where nothing shows it, or its numbers contradict each other */
  sign: DecimalSign | undefined
  /** the number that shows it; null where the person who pastes is taken for the writer */
  shownBy: string | null
}

/**
 * The decimal sign of a block's writer: as its clear numbers show, or else the sign of the person
 * who pastes it.
 * @param own that person's sign, where it is known
 */
export function handOf(numbers: readonly string[], own: DecimalSign | undefined): Hand {
  const clear = numbers.filter((text) => decimalSignIn([text]) !== undefined)
  return clear.length === 0
    ? { sign: own, shownBy: null }
    : { sign: decimalSignIn(clear), shownBy: clear[0] ?? null }
}

/** The text of a cell, whether it asks, and whether the block's own numbers settled it. */
export interface SettledCell {
  text: string
  /** it is still ambiguous */
  asks: boolean
  byBlock: boolean
}

/**
 * A pasted number as the cell shows it: written out plainly where the block's sign settles it.
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
 * The numbers of a block put into rows, each settled by {@link settledCell}.
 * @param at where the block's first cell went
 * @param read reads the cell of a column; nothing where the column holds no number
 */
export function pasteNumbers(
  rows: readonly (readonly string[])[],
  block: readonly (readonly string[])[],
  at: readonly [row: number, column: number],
  own: DecimalSign | undefined,
  read: (column: number, ...args: Parameters<Read>) => ReturnType<Read>,
): {
  rows: string[][]
  /** cells that are still ambiguous */
  asked: (readonly [row: number, column: number])[]
  /** what showed the block's decimal sign, where it settled a number */
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
