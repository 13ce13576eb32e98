import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { csvRows } from '@/platform/sheets/csv-read'
import { csvText } from '@/platform/sheets/csv-write'
import { SheetProblem, type SheetRow } from '@/platform/sheets/sheet'
import type { DecimalSign } from '@/platform/amounts'
import {
  ENTRY_COLUMNS,
  entryRows,
  openNumbers,
  type EntryProblem,
  type EntryRow,
  type OpenNumber,
} from '../rules/entry-lines'
import { getPriceList, shownEntry, styleNumbers } from '../queries/price-lists'
import { knownEntries, refuseProblems } from '../queries/written-terms'
import { writeParts } from './save-price-list'

export interface EntriesRun {
  entries: number
  /** entries of the draft that the file doesn't have, and that are removed */
  dropped: number
  problems: EntryProblem[]
  /** some of the file's ambiguous numbers, whether answered or not; none where nothing is asked */
  open: OpenNumber[]
}

/**
 * What a CSV of entries would make of a list's draft.
 * @param chosenSign the file's decimal sign, if somebody chose one
 * @throws InvalidInputError when it isn't such a file
 */
export async function previewEntries(
  context: Context,
  serial: number,
  file: string,
  chosenSign?: DecimalSign,
): Promise<EntriesRun> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'price-list.edit')
  const rows = fileRows(file)
  const { entries, problems } = await knownEntries(rows, chosenSign)
  const draft = await database.priceListVersion.findFirst({
    where: { list: { serial }, state: 'DRAFT' },
    select: { entries: { select: { scope: true, key: true } } },
  })
  if (!draft) throw new ConflictError('not_a_draft')
  const read = new Set(entries.map(({ scope, key }) => `${scope} ${key}`))
  return {
    entries: entries.length,
    dropped: draft.entries.filter(({ scope, key }) => !read.has(`${scope} ${key}`)).length,
    problems,
    open: openNumbers(rows),
  }
}

/**
 * Replaces a draft's entries by a file's, all or none.
 * @param input.edit the edit that was looked at
 * @param input.said the file's decimal sign, which the record of the import keeps
 * @throws InvalidInputError by line, ConflictError 'stale' | 'not_a_draft'
 */
export async function importEntries(
  context: Context,
  input: { serial: number; edit: number; said?: DecimalSign | undefined },
  file: string,
): Promise<{ entries: number }> {
  const { actor } = context
  authorize(actor, 'price-list.edit')
  const { entries, problems } = await knownEntries(fileRows(file), input.said)
  refuseProblems(problems)
  await inTransaction(context, async (tx) => {
    const draft = await tx.priceListVersion.findFirst({
      where: { list: { serial: input.serial }, state: 'DRAFT' },
      include: { _count: { select: { entries: true } } },
    })
    if (!draft) throw new ConflictError('not_a_draft')
    const { count } = await tx.priceListVersion.updateMany({
      where: { id: draft.id, state: 'DRAFT', edit: input.edit },
      data: { savedBy: nameOf(actor), edit: { increment: 1 } },
    })
    if (count === 0) throw new ConflictError('stale')
    await writeParts(tx, draft.id, { entries })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'price-list.import',
      objectType: 'price_list',
      objectId: draft.listId,
      before: { entries: draft._count.entries },
      after: { entries: entries.length, ...(input.said ? { decimalSign: input.said } : {}) },
    })
  })
  return { entries: entries.length }
}

/** A version's entries as CSV. @throws NotFoundError */
export async function exportEntries(actor: Actor, serial: number, number: number): Promise<string> {
  authorize(actor, 'price-list.read')
  await getPriceList(actor, serial)
  const rows = await db.priceListEntry.findMany({
    where: { version: { number, list: { serial } } },
  })
  const styles = await styleNumbers(rows)
  return csvText([[...ENTRY_COLUMNS], ...entryRows(rows.map((row) => shownEntry(row, styles)))])
}

/** The rows below a file's head, in the order of our columns. @throws InvalidInputError */
function fileRows(file: string): EntryRow[] {
  const [head, ...rows] = sheetRows(file)
  const names = (head?.cells ?? []).map((name) => name.toLowerCase())
  const places = ENTRY_COLUMNS.map((column) => names.indexOf(column.toLowerCase()))
  const missing = ENTRY_COLUMNS.filter((column, i) => places[i] === -1 && column !== 'aboveList')
  if (missing.length > 0)
    throw new InvalidInputError({
      file: [
        {
          code: 'refusals.columns_missing',
          values: { columns: { list: missing, between: 'commas' } },
        },
      ],
    })
  return rows
    .filter(({ cells }) => cells.some(Boolean))
    .map(({ line, cells }) => ({ line, cells: places.map((place) => cells[place] ?? '') }))
}

/** @throws InvalidInputError */
function sheetRows(file: string): SheetRow[] {
  try {
    return csvRows(file)
  } catch (error) {
    if (error instanceof SheetProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}
