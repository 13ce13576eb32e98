import 'server-only'
import { db, executeLarge } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { DecimalSign } from '@/platform/amounts'
import { asDecimalSign } from '@/platform/numbers-among'
import { SheetProblem, type OpenSheet, type SheetRow } from '@/platform/sheets/sheet'
import { productWords } from '@/features/catalog/rules/search-words'
import { checkRow, nameMessage, styleIn, type CheckedRow } from '../rules/check-row'
import { readMapping, type Mapping } from '../rules/headings'
import { heldProducts, ownersOf, takenNames } from './catalog-now'
import { openStored, widened } from './import-file'
import { FencedError, leaseEnd, mark, RELEASED, type Leased } from './lease'

/** The most products of a file. */
export const MOST_ROWS = 250_000
/** Rows that are checked and stored together. */
const CHUNK = 500

/**
 * Reads a file from where it stopped, and stores what each row would do, one chunk per transaction.
 * @throws SheetProblem for a file that can't be read; FencedError
 */
export async function readStage(job: Leased): Promise<void> {
  const sheet = await openStored(job)
  try {
    await keepAll(job, sheet)
  } finally {
    await sheet.close()
  }
  await endReading(job)
}

async function keepAll(job: Leased, { rows, progress }: OpenSheet): Promise<void> {
  const reading = { mapping: readMapping(job.mapping), said: asDecimalSign(job.decimalSign) }
  const columns = job.headings.length
  let position = -1
  let chunk: SheetRow[] = []
  // While the database stores one chunk, the next is checked and the one after it read; never more than that is in
  // memory.
  let last: Promise<void> = Promise.resolve()
  const keep = async () => {
    const reached = { rowsRead: position, progress: Math.floor(progress() * 999) }
    const former = last
    const checked = checkRows(chunk, reading, columns)
    chunk = []
    last = former.then(async () => keepRows(job, await checked, reached))
    // They are awaited later: until then a failure mustn't count as unhandled.
    for (const promise of [checked, last]) promise.catch(() => undefined)
    await former
  }
  for await (const row of rows) {
    position++
    if (position === 0 || position <= job.rowsRead) continue
    if (position > MOST_ROWS)
      throw new SheetProblem({ code: 'sheets.many_rows', values: { most: MOST_ROWS } })
    chunk.push({ ...row, cells: widened(job.format, row.cells, columns) })
    if (chunk.length >= CHUNK) await keep()
  }
  if (chunk.length > 0) await keep()
  await last
  if (position < 1) throw new SheetProblem({ code: 'sheets.headings_only' })
}

async function checkRows(
  rows: readonly SheetRow[],
  reading: { mapping: Mapping; said: DecimalSign | undefined },
  columns: number,
): Promise<CheckedRow[]> {
  const products = await heldProducts(rows.map((row) => styleIn(row, reading.mapping)))
  const checked = rows.map((row) => checkRow(row, { ...reading, columns, held: products }))
  const owners = await ownersOf(
    checked.flatMap(({ names, result }) =>
      result.outcome === 'ADD' || result.outcome === 'CHANGE' ? names : [],
    ),
  )
  return checked.map((row): CheckedRow => {
    if (row.result.outcome !== 'ADD' && row.result.outcome !== 'CHANGE') return row
    const doubles = takenNames(row.names, row.styleNumber, owners)
    return doubles.length === 0
      ? row
      : {
          ...row,
          names: [],
          result: {
            outcome: 'WRONG',
            problems: doubles.map(({ name, owner }) => ({
              field: name.startsWith('SKU') ? 'variants' : 'slug',
              problem: {
                code: 'productRows.named_elsewhere',
                values: { name: nameMessage(name), owner },
              },
            })),
          },
        }
  })
}

/**
 * Stores what rows would do together with the progress of reading.
 * @throws FencedError
 */
export async function keepRows(
  job: Leased,
  rows: readonly CheckedRow[],
  reached: { rowsRead: number; progress: number },
): Promise<void> {
  const values = rows.map(({ result, ...row }) => ({
    ...row,
    outcome: result.outcome,
    content: 'content' in result ? result.content : null,
    searchText: result.outcome === 'ADD' ? productWords(result.content) : null,
    differences: 'differences' in result ? result.differences : null,
    problems: 'problems' in result ? result.problems : null,
    productId: 'held' in result ? (result.held?.id ?? null) : null,
    version: 'held' in result ? (result.held?.version ?? null) : null,
  }))
  const count = (outcome: string) => values.filter((row) => row.outcome === outcome).length
  // One statement, which writes nothing where the import no longer belongs to this worker.
  const written = await executeLarge(Prisma.sql`
    WITH own AS (
      UPDATE product_import SET "rowsRead" = ${reached.rowsRead}, progress = ${reached.progress}, added = added + ${count('ADD')}, changed = changed + ${count('CHANGE')},
        same = same + ${count('SAME')}, wrong = wrong + ${count('WRONG')}, attempts = 0, "leaseUntil" = ${leaseEnd()}, "updatedAt" = now()
      WHERE id = ${job.id}::uuid AND "leaseBy" = ${job.leaseBy}::uuid AND state = ${job.state}::"ProductImportState" RETURNING id)
    INSERT INTO product_import_row ("importId", line, outcome, "styleNumber", name, names, content, "searchText", differences, problems, "productId", version)
    SELECT own.id, r.* FROM own CROSS JOIN jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      AS r(line int, outcome "ProductImportOutcome", "styleNumber" text, name text, names text[], content jsonb, "searchText" text, differences jsonb, problems jsonb, "productId" uuid, version int)`)
  if (written !== values.length) throw new FencedError(`import ${job.id}`)
}

/** Marks rows that repeat a name of an earlier one as wrong; then staff may look. */
export async function endReading(job: Leased): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await mark(tx, job, {})
      await tx.$executeRaw`SET LOCAL statement_timeout = '300s'`
      await tx.$executeRaw`
      WITH good AS (SELECT line, unnest(names) AS name FROM product_import_row WHERE "importId" = ${job.id}::uuid AND outcome <> 'WRONG'),
        twice AS (SELECT name, min(line) AS first FROM good GROUP BY name HAVING count(*) > 1),
        named AS (SELECT name, first, substr(name, strpos(name, ' ') + 1) AS value,
            CASE WHEN name LIKE 'SKU %' THEN 'sku' WHEN name LIKE 'address %' THEN 'address' ELSE 'style' END AS kind FROM twice),
        found AS (SELECT g.line, jsonb_agg(jsonb_build_object(
              'field', CASE t.kind WHEN 'sku' THEN 'variants' WHEN 'address' THEN 'slug' ELSE 'styleNumber' END,
              'problem', jsonb_build_object('code', 'productRows.named_before', 'values', jsonb_build_object('row', t.first,
                'name', jsonb_build_object('code', 'productRows.named_' || t.kind, 'values', jsonb_build_object('name', t.value)))))) AS problems
          FROM named t JOIN good g ON g.name = t.name AND g.line > t.first GROUP BY g.line)
      UPDATE product_import_row r SET outcome = 'WRONG', problems = f.problems FROM found f WHERE r."importId" = ${job.id}::uuid AND r.line = f.line`
      await mark(tx, job, {
        ...(await countRows(tx, job.id)),
        // A question is stored with its answer, which leaves nothing open.
        ...(job.decimalSign === null ? { openNumbers: await openNumbersOf(tx, job.id) } : {}),
        state: 'READY',
        progress: 1000,
        ...RELEASED,
      })
    },
    { timeout: 300_000 },
  )
}

/** The first two ambiguous numbers of the rows. */
async function openNumbersOf(
  tx: Prisma.TransactionClient,
  importId: string,
): Promise<Prisma.InputJsonValue> {
  return tx.$queryRaw<Prisma.InputJsonObject[]>`
    SELECT r.line, p.problem->>'field' AS field, p.problem->'open'->>'text' AS text,
      p.problem->'open'->>'point' AS point, p.problem->'open'->>'comma' AS comma
    FROM product_import_row r, jsonb_array_elements(r.problems) AS p(problem)
    WHERE r."importId" = ${importId}::uuid AND r.outcome = 'WRONG' AND p.problem ? 'open'
    ORDER BY r.line LIMIT 2`
}

/** Counts the rows by what they would do. */
export async function countRows(
  tx: Prisma.TransactionClient,
  importId: string,
): Promise<{ added: number; changed: number; same: number; wrong: number }> {
  const groups = await tx.productImportRow.groupBy({
    by: ['outcome'],
    where: { importId },
    _count: true,
  })
  const of = (outcome: string) => groups.find((group) => group.outcome === outcome)?._count ?? 0
  return { added: of('ADD'), changed: of('CHANGE'), same: of('SAME'), wrong: of('WRONG') }
}
