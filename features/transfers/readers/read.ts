import { textOf } from '@/platform/sheets/encoding'
import { SheetProblem } from '@/platform/sheets/sheet'
import { readCamt } from './camt'
import { readMt940 } from './mt940'
import { MOST_FILE_BYTES, refuse, StatementProblem, type ReadStatement } from './statement'

/** A file recognized by its content, whatever its name: statements, or the text of a table that needs a profile. */
export type ReadFile = { statements: ReadStatement[] } | { csv: string }

/** @throws StatementProblem */
export async function readStatementFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength === 0) refuse('transfers.problems.empty')
  if (bytes.byteLength > MOST_FILE_BYTES) refuse('transfers.problems.too_large')
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000))
  if (start.startsWith('PK')) return refuse('transfers.problems.workbook')
  if (/^(\uFEFF|ï»¿)?\s*</.test(start)) return { statements: readCamt(xmlText(bytes, start)) }
  if (/^(ï»¿)?\s*(\{1:|:20:)/.test(start) || /\n:20:/.test(start))
    return { statements: readMt940(swiftText(bytes)) }
  try {
    return { csv: await textOf(bytes) }
  } catch (error) {
    if (error instanceof SheetProblem) throw new StatementProblem(error.problem)
    throw error
  }
}

function xmlText(bytes: Uint8Array, start: string): string {
  const encoding = /encoding=["']([\w-]+)["']/i.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse('transfers.problems.not_xml')
  }
}

/** SWIFT's own characters are ASCII; what banks add is UTF-8 or Latin-1. */
function swiftText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
