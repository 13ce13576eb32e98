'use client'

import type { DecimalSign } from '@/platform/amounts'
import { settledText, type Choice, type ReadNumber } from '@/platform/number-words'
import { useGridQuestions } from './grid-questions'
import { pasteInto } from './paste-block'
import { pasteNumbers } from './paste-numbers'
import { useDecimalSign } from './use-decimal-sign'

/**
 * A grid whose rows are lists of texts: the questions about its numbers, and pasting a block from a
 * sheet.
 * @param idOf the id of a cell’s input; it ends with its row and column, separated by hyphens
 */
export function useRowQuestions({
  rows,
  idOf,
  choicesAt,
  readCell,
  onRows,
}: {
  rows: readonly (readonly string[])[]
  idOf: (row: number, column: number) => string
  /** the possible meanings of a text in a column; none where there is no question */
  choicesAt: (column: number, text: string) => readonly Choice[]
  readCell: (
    column: number,
    text: string,
    sign?: DecimalSign,
  ) => Pick<ReadNumber<unknown>, 'choices' | 'plain'>
  onRows: (rows: readonly (readonly string[])[]) => void
}): ReturnType<typeof useGridQuestions> & {
  /** puts a block into the rows, from a cell on, within their width */
  paste: (
    block: readonly (readonly string[])[],
    from: readonly [row: number, column: number],
    width: number,
  ) => void
} {
  const own = useDecimalSign()
  const questions = useGridQuestions({
    choicesAt: (cell) => {
      const [row, column] = placeOf(cell)
      return choicesAt(column, rows[row]?.[column] ?? '')
    },
    settle: (cell, typed) =>
      settledText(typed, (text, sign) => readCell(placeOf(cell)[1], text, sign), own),
    onAnswer: (texts) => {
      const filled = rows.map((cells) => [...cells])
      for (const [cell, text] of texts) {
        const [row, column] = placeOf(cell)
        filled[row]?.splice(column, 1, text)
      }
      onRows(filled)
    },
  })
  return {
    ...questions,
    paste: (block, from, width) => {
      const { rows: filled, taken, left } = pasteInto(rows, block, from, width)
      const numbers = pasteNumbers(filled, block, from, own, readCell)
      onRows(numbers.rows)
      questions.setPasted({
        taken,
        left,
        headings: null,
        unread: [],
        hand: numbers.hand,
        asked: numbers.asked.map(([row, column]) => idOf(row, column)),
      })
    },
  }
}

const placeOf = (cell: string): [row: number, column: number] => {
  const [row, column] = cell.split('-').slice(-2).map(Number)
  return [row ?? 0, column ?? 0]
}
