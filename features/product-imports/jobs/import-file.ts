import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileStore } from '@/platform/files/store'
import type { TextEncodingName } from '@/platform/sheets/encoding'
import { openSheet } from '@/platform/sheets/open'
import { SheetProblem, type OpenSheet, type SheetFormat } from '@/platform/sheets/sheet'

export interface StoredSheet {
  storageKey: string | null
  format: string
  encoding: string | null
  sizeBytes: number
}

/**
 * Opens the file of an import from a local copy, which closing deletes.
 * @throws SheetProblem, also while rows are read
 */
export async function openStored({
  storageKey,
  format,
  encoding,
  sizeBytes,
}: StoredSheet): Promise<OpenSheet & { close: () => Promise<void> }> {
  if (storageKey === null) throw new SheetProblem({ code: 'sheets.no_file' })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'import-'))
  const file = path.join(folder, 'sheet')
  try {
    await pipeline(await fileStore().getStream(storageKey), createWriteStream(file))
    const sheet = await openSheet(
      file,
      { format: format as SheetFormat, encoding: encoding as TextEncodingName | null },
      sizeBytes,
    )
    const close = async () => {
      await sheet.rows.return(undefined)
      await rm(folder, { recursive: true, force: true })
    }
    return { ...sheet, close }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Widens a row to the width of the first one: workbooks leave out empty cells at the end. */
export const widened = (format: string, cells: string[], columns: number): string[] =>
  format === 'xlsx' && cells.length < columns
    ? [...cells, ...new Array<string>(columns - cells.length).fill('')]
    : cells
