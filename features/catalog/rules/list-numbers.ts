import { atLine, type Message } from '@/i18n/message'
import type { DecimalSign, Writing } from '@/platform/amounts'
import { wholeOf, type Choice, type ReadNumber } from '@/platform/number-words'
import { numberExample, signAmong, type NumberExample } from '@/platform/numbers-among'
import { cellLine, textCells } from '@/platform/sheets/cell-lines'

/**
 * The numbers in a list's lines: the possible readings of each, and how unambiguous ones decide the others. Pure;
 * browser-safe.
 */

/** Reads the number of a column. */
export type ReadCell = (text: string, writing: Writing) => ReadNumber<unknown>

/** Text with ambiguous numbers written out, and why one of them can't be. */
export interface SettledText {
  text: string
  problems: Message[]
}

/** @param readers by column; undefined for a column without numbers */
export function numbersOf(readers: readonly (ReadCell | undefined)[]) {
  const shownIn = (rows: readonly (readonly string[])[]): DecimalSign | undefined =>
    signAmong(rows.flatMap((cells) => cells.filter((_, column) => readers[column])))
  /** Reads a cell; nothing where its column has no numbers. */
  const number = (column: number, text: string, writing: Writing): ReadNumber<unknown> =>
    (readers[column] ?? wholeOf)(readers[column] ? text : '', writing)
  return {
    shownIn,
    number,
    /** whether a column holds numbers */
    isNumber: (column: number): boolean => readers[column] !== undefined,
    /** Possible readings of a cell's number, given the list's other numbers. */
    choices: (text: string): ((column: number, cell: string) => readonly Choice[]) => {
      const sign = shownIn(textCells(text))
      return (column, cell) => number(column, cell, { sign }).choices
    },
    /** The numbers that stay ambiguous whatever the others in the list show. */
    open: (text: string): NumberExample[] => {
      const rows = textCells(text)
      const shown = shownIn(rows)
      return rows.flatMap((cells) =>
        cells.flatMap(
          (cell, column) =>
            numberExample(cell, (writing) => number(column, cell, writing), { shown }) ?? [],
        ),
      )
    },
    /** The list with those numbers written out as somebody answered. */
    settle: (text: string, answer: DecimalSign): SettledText => {
      const rows = textCells(text)
      const sign = shownIn(rows)
      const problems: Message[] = []
      let isSettled = false
      const lines = rows.map((cells, row) =>
        cells.map((cell, column) => {
          if (number(column, cell, { sign }).choices.length === 0) return cell
          const { plain, complaint } = number(column, cell, { sign: answer, declared: true })
          if (plain === null && complaint) problems.push(atLine(row + 1, complaint))
          isSettled ||= plain !== null
          return plain ?? cell
        }),
      )
      return {
        text: isSettled ? lines.map(cellLine).join('\n') : text,
        problems,
      }
    },
  }
}
