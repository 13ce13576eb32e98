import 'server-only'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'
import type { Message } from '@/i18n/message'
import type { DecimalSign } from '@/platform/amounts'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { csvRows } from '@/platform/sheets/csv-read'
import { csvText } from '@/platform/sheets/csv-write'
import { SheetProblem } from '@/platform/sheets/sheet'
import { entryOf } from '../queries/costs'
import { pricesAbove } from '../queries/cost-prices'
import { unknownKeys } from '../queries/known-keys'
import {
  COST_COLUMNS,
  costCells,
  MOST_COST_ROWS,
  openCostNumbers,
  readCost,
  signOfCosts,
  type CostCells,
  type CostColumn,
  type NewCost,
  type OpenCostNumber,
} from '../rules/cost-cells'
import { lockCosts, rowOf, sameCost } from './save-cost'

/** Enough to see what a file does; the total is shown beside. */
const SHOWN_CHANGES = 50

/** A problem on a line, as a message to be worded where it is shown. */
export interface CostLineProblem {
  line: number
  column: CostColumn
  message: Message
}

export interface CostRun {
  /** rows that would be saved, and those that match the newest entry */
  entries: number
  same: number
  problems: CostLineProblem[]
  open: OpenCostNumber[]
  /** accepted all the same: they cost more than the catalog price */
  above: { line: number; key: string }[]
  /** for the first rows, in the order of the file */
  changes: CostChange[]
}

/**
 * What a row of a file changes, compared with the newest entry of its article; `before` is empty
 * without one.
 */
export interface CostChange {
  line: number
  key: string
  cells: { column: CostColumn; before: string; after: string }[]
}

interface Read {
  entries: (NewCost & { line: number })[]
  problems: CostLineProblem[]
  open: OpenCostNumber[]
}

/**
 * Previews what a CSV of costs would do.
 * @param decimalSign the decimal sign of its numbers, where somebody has chosen one
 * @throws InvalidInputError where it isn’t such a file
 */
export async function previewCosts(
  context: Context,
  file: string,
  decimalSign?: DecimalSign,
): Promise<CostRun> {
  authorize(context.actor, 'cost.edit')
  const { entries, problems, open } = await readFile(file, decimalSign)
  const { fresh, same, newest } = await freshOf(databaseOf(context), entries)
  const above = await pricesAbove(context.actor, fresh)
  return {
    entries: fresh.length,
    same,
    problems,
    open,
    above: fresh.flatMap(({ line, key, subject }) =>
      subject === 'SKU' && above.has(key) ? [{ line, key }] : [],
    ),
    changes: fresh.slice(0, SHOWN_CHANGES).map((entry) => changeOf(entry, newest)),
  }
}

function changeOf(
  { line, ...entry }: NewCost & { line: number },
  newest: ReadonlyMap<string, NewCost>,
): CostChange {
  const was = newest.get(`${entry.subject} ${entry.key}`)
  const [before, after]: (CostCells | undefined)[] = [was && costCells(was), costCells(entry)]
  return {
    line,
    key: entry.key,
    cells: COST_COLUMNS.filter((column) => column !== 'subject' && column !== 'key').flatMap(
      (column) => {
        const [from, to] = [before?.[column] ?? '', after?.[column] ?? '']
        return from === to ? [] : [{ column, before: from, after: to }]
      },
    ),
  }
}

/** Saves the rows of a file, all or none. @throws InvalidInputError */
export async function importCosts(
  context: Context,
  file: string,
  { said, isDemo = false }: { said?: DecimalSign | undefined; isDemo?: boolean } = {},
): Promise<{ entries: number }> {
  const { actor } = context
  authorize(actor, 'cost.edit')
  const { entries, problems } = await readFile(file, said)
  if (problems.length > 0)
    throw new InvalidInputError({
      file: [{ code: 'costs.problems.lines', values: { count: problems.length } }],
    })
  return inTransaction(context, async (tx) => {
    await lockCosts(tx)
    const { fresh } = await freshOf(tx, entries)
    const versions = new Map<string, number>()
    for (const [subject, keys] of bySubject(fresh)) {
      const found = await tx.costEntry.groupBy({
        by: ['key'],
        where: { subject, key: { in: keys } },
        _max: { version: true },
      })
      for (const { key, _max } of found) versions.set(`${subject} ${key}`, _max.version ?? 0)
    }
    const rows = fresh.map((entry) => {
      const name = `${entry.subject} ${entry.key}`
      const version = (versions.get(name) ?? 0) + 1
      versions.set(name, version)
      return rowOf(actor, entry, { version, isDemo })
    })
    await tx.costEntry.createMany({ data: rows })
    if (rows.length > 0)
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'cost.import',
        objectType: 'cost_entry',
        objectId: 'sheet',
        after: {
          entries: rows.length,
          ...(said ? { decimalSign: said } : {}),
          rows: fresh.slice(0, 500).map(costCells),
        },
      })
    return { entries: rows.length }
  })
}

/** The newest entries as a sheet that can be imported again. */
export async function exportCosts(actor: Actor): Promise<string> {
  authorize(actor, 'cost.read')
  const rows = await db.costEntry.findMany({
    distinct: ['subject', 'key'],
    orderBy: [{ subject: 'asc' }, { key: 'asc' }, { version: 'desc' }],
  })
  return csvText([
    [...COST_COLUMNS],
    ...rows.map((row) => {
      const cells = costCells(entryOf(row))
      return COST_COLUMNS.map((column) => cells[column])
    }),
  ])
}

function bySubject(entries: readonly NewCost[]): Map<NewCost['subject'], string[]> {
  const found = new Map<NewCost['subject'], string[]>()
  for (const { subject, key } of entries) found.set(subject, [...(found.get(subject) ?? []), key])
  return found
}

/** Leaves out entries that match the newest one. */
async function freshOf(
  database: Prisma.TransactionClient,
  entries: readonly (NewCost & { line: number })[],
) {
  const newest = new Map<string, NewCost>()
  for (const [subject, keys] of bySubject(entries))
    for (const row of await database.costEntry.findMany({
      where: { subject, key: { in: keys } },
      distinct: ['key'],
      orderBy: [{ key: 'asc' }, { version: 'desc' }],
    }))
      newest.set(`${subject} ${row.key}`, entryOf(row))
  const fresh = entries.filter((entry) => {
    const before = newest.get(`${entry.subject} ${entry.key}`)
    return !before || !sameCost(before, entry)
  })
  return { fresh, same: entries.length - fresh.length, newest }
}

/** @throws InvalidInputError */
async function readFile(file: string, decimalSign?: DecimalSign): Promise<Read> {
  const rows = fileRows(file)
  const among = { shown: signOfCosts(rows.map(({ cells }) => cells)), said: decimalSign }
  const entries: Read['entries'] = []
  const problems: CostLineProblem[] = []
  const lineOfEntry = new Map<string, number>()
  for (const { line, cells } of rows) {
    const result = readCost(cells, among)
    if ('problems' in result) {
      problems.push(...result.problems.map((each) => ({ line, ...each })))
      continue
    }
    const name = `${result.entry.subject} ${result.entry.key} ${result.entry.validFrom}`
    const before = lineOfEntry.get(name)
    if (before !== undefined)
      problems.push({
        line,
        column: 'key',
        message: { code: 'costs.problems.twice', values: { line: before } },
      })
    else {
      lineOfEntry.set(name, line)
      entries.push({ ...result.entry, line })
    }
  }
  const unknown = await unknownKeys(entries)
  for (const { line, subject, key } of entries)
    if (unknown.has(`${subject} ${key}`))
      problems.push({ line, column: 'key', message: { code: 'costs.problems.unknown' } })
  return {
    entries: entries.filter(({ subject, key }) => !unknown.has(`${subject} ${key}`)),
    problems: problems.toSorted((a, b) => a.line - b.line),
    open: openCostNumbers(rows),
  }
}

/** @throws InvalidInputError */
function fileRows(file: string): { line: number; cells: CostCells }[] {
  const [head, ...rows] = sheetRows(file)
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase())
  const places = COST_COLUMNS.map(
    (column) => [column, names.indexOf(column.toLowerCase())] as const,
  )
  const required = ['subject', 'key', 'validFrom', 'currency', 'source']
  const missingColumns = places.filter(([column, at]) => at === -1 && required.includes(column))
  if (missingColumns.length > 0)
    throw new InvalidInputError({
      file: [
        {
          code: 'refusals.columns_missing',
          values: {
            columns: { list: missingColumns.map(([column]) => column), between: 'commas' },
          },
        },
      ],
    })
  const found = rows.filter(({ cells }) => cells.some(Boolean))
  if (found.length > MOST_COST_ROWS)
    throw new InvalidInputError({
      file: [{ code: 'costs.problems.too_many', values: { most: MOST_COST_ROWS } }],
    })
  return found.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      places.flatMap(([column, at]) => (at === -1 ? [] : [[column, cells[at] ?? '']])),
    ),
  }))
}

function sheetRows(file: string) {
  try {
    return csvRows(file)
  } catch (error) {
    if (error instanceof SheetProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}
