/** Sheets as people send and receive them: CSV or XLSX, a row at a time. */

import type { Message } from '@/i18n/message'

export const SHEET_FORMATS = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

/** A row of a sheet. */
export interface SheetRow {
  /** its row as a spreadsheet counts them, from 1 */
  line: number
  cells: string[]
  /** columns whose cell holds an error of the spreadsheet, such as #REF! */
  faults?: number[]
  /** columns whose cell is a number of the spreadsheet with a fraction: its decimal sign is certainly a point */
  points?: number[]
}

/** An open sheet: its rows, to be read once, and how much of it has been read. */
export interface OpenSheet {
  rows: AsyncGenerator<SheetRow, void, undefined>
  /** from 0 to 1 */
  progress: () => number
}

/** A file that can't be read as a sheet; the problem is for the person who sent it. */
export class SheetProblem extends Error {
  override name = 'SheetProblem'
  constructor(readonly problem: Message) {
    super(`${problem.code} ${JSON.stringify(problem.values ?? {})}`)
  }
}

/** The most columns: more is a sheet made by mistake, and each row would cost memory. */
export const MOST_COLUMNS = 200
/** The most consecutive empty rows, which a spreadsheet keeps when they were formatted. */
export const MOST_EMPTY_ROWS = 100_000
export const MOST_CELL_CHARACTERS = 100_000

export const tooManyColumns = (): SheetProblem =>
  new SheetProblem({ code: 'sheets.columns', values: { most: MOST_COLUMNS } })
export const tooManyEmptyRows = (): SheetProblem =>
  new SheetProblem({ code: 'sheets.empty_rows', values: { most: MOST_EMPTY_ROWS } })
