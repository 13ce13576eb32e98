import { openCsv } from './csv-read'
import { encodingOf, firstBytes, type TextEncodingName } from './encoding'
import { SheetProblem, type OpenSheet, type SheetFormat } from './sheet'
import { openXlsx } from './xlsx-read'

/** The kind of a file, by its content. */
export interface SheetKind {
  format: SheetFormat
  /** of text; null for a workbook */
  encoding: TextEncodingName | null
}

/** Distinguishes a workbook from text, whatever the file is called. @throws SheetProblem for anything else */
export async function sheetKind(file: string): Promise<SheetKind> {
  const start = await firstBytes(file)
  if (start.length === 0) throw new SheetProblem({ code: 'sheets.empty' })
  const begins = (...bytes: number[]) => bytes.every((byte, i) => start[i] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return { format: 'xlsx', encoding: null }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new SheetProblem({ code: 'sheets.old_workbook' })
  return { format: 'csv', encoding: await encodingOf(file) }
}

/** Opens a sheet whose kind is known. @throws SheetProblem, also while its rows are read */
export function openSheet(
  file: string,
  { format, encoding }: SheetKind,
  sizeBytes: number,
): Promise<OpenSheet> {
  return format === 'xlsx'
    ? openXlsx(file)
    : openCsv(file, { encoding: encoding ?? 'utf-8', sizeBytes })
}
