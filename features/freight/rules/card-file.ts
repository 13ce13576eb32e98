import type { Message } from '@/i18n/message'
import { csvRows } from '@/platform/sheets/csv-read'
import { csvText } from '@/platform/sheets/csv-write'
import { SheetProblem, type SheetRow } from '@/platform/sheets/sheet'
import { overlaps } from '../engine/cards'
import type { RateRow } from '../engine/types'
import {
  CARD_COLUMN_NAMES,
  cardCells,
  NEEDED_COLUMNS,
  readCardRow,
  type CardColumn,
  type CardTerms,
} from './card-row'

/**
 * A file of rate cards: read in full, with every fault by line, and written back the same. Pure.
 */

/** More lines than any lane has. */
export const MOST_CARD_LINES = 5_000

export interface LineProblem {
  /** line number as a spreadsheet counts; 0 for the file as a whole */
  line: number
  column: CardColumn | null
  message: Message
}

export interface FileRow extends CardTerms {
  line: number
}

export interface CardFile {
  rows: FileRow[]
  problems: LineProblem[]
}

const problem = (
  line: number,
  message: Message,
  column: CardColumn | null = null,
): LineProblem => ({
  line,
  column,
  message,
})

/** Reads a file. Rows that overlap within it are named with the line that they overlap. */
export function readCardFile(file: string): CardFile {
  let head: SheetRow | undefined
  let lines: SheetRow[]
  try {
    ;[head, ...lines] = csvRows(file)
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    return {
      rows: [],
      problems: [
        problem(0, { code: 'freight.problems.unreadable', values: { why: error.message } }),
      ],
    }
  }
  lines = lines.filter(({ cells }) => cells.some(Boolean))
  const columns = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const unknown = columns.filter((name) => !CARD_COLUMN_NAMES.includes(name as CardColumn))
  const missingColumns = NEEDED_COLUMNS.filter((name) => !columns.includes(name))
  const twice = columns.filter((name, i) => columns.indexOf(name) < i)
  const heads = [
    ...unknown.map((name): Message => ({
      code: 'freight.problems.column_unknown',
      values: { name },
    })),
    ...missingColumns.map((name): Message => ({
      code: 'freight.problems.column_missing',
      values: { name },
    })),
    ...twice.map((name): Message => ({ code: 'freight.problems.column_twice', values: { name } })),
    ...(lines.length === 0 ? [{ code: 'freight.problems.no_lines' } as const] : []),
    ...(lines.length > MOST_CARD_LINES
      ? [{ code: 'freight.problems.too_many_lines', values: { most: MOST_CARD_LINES } } as const]
      : []),
  ]
  if (heads.length > 0) return { rows: [], problems: heads.map((message) => problem(1, message)) }
  const rows: FileRow[] = []
  const problems: LineProblem[] = []
  for (const { line, cells } of lines) {
    if (cells.length > columns.length) {
      problems.push(
        problem(line, {
          code: 'freight.problems.cells',
          values: { cells: cells.length, columns: columns.length },
        }),
      )
      continue
    }
    const result = readCardRow((column) => (cells[columns.indexOf(column)] ?? '').trim())
    if ('terms' in result) rows.push({ ...result.terms, line })
    else
      problems.push(...result.problems.map(({ column, message }) => problem(line, message, column)))
  }
  for (const [later, earlier] of overlaps(rows.map(asRow)))
    problems.push(
      problem(later.line, {
        code: 'freight.problems.overlaps_line',
        values: { line: earlier.line },
      }),
    )
  return { rows, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** A line as the engine reads it, before anybody has reviewed it. */
export const asRow = <T extends CardTerms & { line: number }>(row: T): T & RateRow => ({
  ...row,
  id: `line ${row.line}`,
  review: { state: 'not_reviewed' },
  isDemo: false,
})

/** Rows as a file that reads back as the same rows. */
export const cardFileText = (rows: readonly CardTerms[]): string =>
  csvText([
    CARD_COLUMN_NAMES,
    ...rows.map(cardCells).map((cells) => CARD_COLUMN_NAMES.map((name) => cells[name])),
  ])
