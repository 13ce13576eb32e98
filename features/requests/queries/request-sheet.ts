import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { InvalidInputError } from '@/platform/errors'
import { withSpooled } from '@/platform/files/spool'
import { plain } from '@/platform/sheets/cell-text'
import { unmistakable } from '@/platform/sheets/in-memory'
import { openSheet, sheetKind } from '@/platform/sheets/open'
import { SheetProblem } from '@/platform/sheets/sheet'
import type { TableRow } from '../rules/sheet-lines'

export const MOST_SHEET_MEGABYTES = 8
const MOST_COLUMNS = 40
const MOST_CHARACTERS = 600

/**
 * The rows of a buyer's sheet, CSV or XLSX by its content, for the page to match its columns. Nothing of it is
 * stored: the buyer decides what becomes of the rows.
 * @throws InvalidInputError for a file that isn't a sheet, is too large, or has more rows than a request has lines
 */
export async function requestSheet(
  actor: Actor,
  body: AsyncIterable<Uint8Array>,
): Promise<{ rows: TableRow[] }> {
  authorize(actor, 'request.submit')
  try {
    const rows = await withSpooled(
      body,
      MOST_SHEET_MEGABYTES * 1024 * 1024,
      ({ path, sizeBytes }) => rowsOf(path, sizeBytes),
    )
    if (rows === null)
      throw new SheetProblem({
        code: 'sheets.too_large',
        values: { megabytes: MOST_SHEET_MEGABYTES },
      })
    if (rows.length === 0) throw new SheetProblem({ code: 'sheets.no_rows' })
    return { rows }
  } catch (error) {
    if (error instanceof SheetProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}

async function rowsOf(path: string, sizeBytes: number): Promise<TableRow[]> {
  const sheet = await openSheet(path, await sheetKind(path), sizeBytes)
  const rows: TableRow[] = []
  for await (const { line, cells, points = [] } of sheet.rows) {
    const texts = cells
      .slice(0, MOST_COLUMNS)
      .map((cell, i) =>
        plain(points.includes(i) ? unmistakable(cell) : cell).slice(0, MOST_CHARACTERS),
      )
    if (texts.every((cell) => cell === '')) continue
    // One more for the headings.
    if (rows.length > MAX_LINES)
      throw new SheetProblem({ code: 'sheets.many_rows', values: { most: MAX_LINES } })
    rows.push({ line, cells: texts })
  }
  return rows
}
