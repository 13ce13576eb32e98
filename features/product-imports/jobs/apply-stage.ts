import 'server-only'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { codedMessage } from '@/platform/validation-words'
import { insertWritten } from '@/features/catalog/commands/write-products'
import { mark, RELEASED, type Leased } from './lease'
import { joined, overtakenRows, type Overtaken } from './overtaken'
import { countRows } from './read-stage'

/** Rows per statement where all rows are one transaction: progress is reported between statements. */
const AT_ONCE = 1_000
/** Batches written concurrently, so that one is written while another is being committed. */
const LANES = 2
const TIMES = 3

/**
 * Applies a file: batch by batch, each with its progress in one transaction, or the whole in one. Rows that the
 * catalog has overtaken since they were checked are reported and skipped; an all-or-nothing import then applies
 * none.
 * @throws FencedError
 */
export async function applyStage(job: Leased): Promise<void> {
  if (job.whole) return again(() => applyWhole(job))
  const batches = ranges(db, job.id, job.batchSize)
  let applied = job.applied
  const lane = async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      const { value } = next
      applied += await again(() => applyBatch(job, value, applied))
    }
  }
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch(async (error: unknown) => {
        // The others finish what they have begun, and begin nothing more.
        await batches.return(undefined)
        throw error
      }),
    ),
  )
  for (const each of lanes) if (each.status === 'rejected') throw each.reason
  await mark(db, job, {
    ...(await countRows(db, job.id)),
    progress: 1000,
    state: 'APPLIED',
    ...RELEASED,
  })
}

/** A name that another transaction has taken meanwhile is found to be taken the next time. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await work()
    } catch (error) {
      if (time === TIMES || !isUniqueViolation(error)) throw error
    }
  }
}

/** Rows of an import that are applied together: their contents don't leave the database for it. */
interface Range {
  from: number
  to: number
}
const goodRows = (importId: string) =>
  Prisma.sql`"importId" = ${importId}::uuid AND outcome IN ('ADD', 'CHANGE') AND "appliedAt" IS NULL`

/** The rows still to be applied, in the file's order, a number at a time. */
async function* ranges(
  tx: Prisma.TransactionClient,
  importId: string,
  size: number,
): AsyncGenerator<Range, undefined> {
  for (let after = 0; ;) {
    const [range] = await tx.$queryRaw<{ from: number | null; to: number | null }[]>`
      SELECT min(line) AS "from", max(line) AS "to" FROM (SELECT line FROM product_import_row WHERE ${goodRows(importId)} AND line > ${after} ORDER BY line LIMIT ${size}) next`
    if (!range || range.from === null || range.to === null) return undefined
    yield { from: range.from, to: range.to }
    after = range.to
  }
}

const progressOf = ({ added, changed }: Leased, count: number): number =>
  Math.min(999, Math.floor((count * 1000) / Math.max(1, added + changed)))

/**
 * Applies one batch in one transaction.
 * @param before how many products are written already
 * @returns how many it has written
 */
async function applyBatch(job: Leased, range: Range, before: number): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const overtaken = await overtakenRows(tx, inRange(job, range))
      await setAside(tx, job.id, overtaken)
      const count = await write(tx, job, range)
      await audit(tx, job, { ...range, written: count, left: overtaken.length })
      await mark(tx, job, {
        ...(overtaken.length > 0 ? await countRows(tx, job.id) : {}),
        applied: { increment: count },
        progress: progressOf(job, before + count),
      })
      return count
    },
    { timeout: 300_000 },
  )
}

class NothingTaken extends Error {
  constructor(readonly overtaken: readonly Overtaken[]) {
    super('overtaken')
  }
}

/** Applies everything in one transaction, or nothing where a row is overtaken. */
async function applyWhole(job: Leased): Promise<void> {
  try {
    await db.$transaction(
      async (tx) => {
        let [written, first, last] = [0, 0, 0]
        for await (const range of ranges(tx, job.id, AT_ONCE)) {
          const overtaken = await overtakenRows(tx, inRange(job, range))
          if (overtaken.length > 0) throw new NothingTaken(overtaken)
          written += await write(tx, job, range)
          first ||= range.from
          last = range.to
          // Outside the transaction, so that it is visible and renews the lease.
          await mark(db, job, { progress: progressOf(job, written) })
        }
        await audit(tx, job, { from: first, to: last, written, left: 0 })
        await mark(tx, job, { applied: written, progress: 1000, state: 'APPLIED', ...RELEASED })
      },
      { timeout: 900_000 },
    )
  } catch (error) {
    if (!(error instanceof NothingTaken)) throw error
    await giveBack(job, error.overtaken)
  }
}

const inRange = ({ id }: Leased, { from, to }: Range) =>
  Prisma.sql`${goodRows(id)} AND line BETWEEN ${from} AND ${to}`

const audit = (
  tx: Prisma.TransactionClient,
  job: Leased,
  { from, to, written, left }: Range & { written: number; left: number },
) =>
  recordAudit(tx, {
    actor: { kind: 'staff', id: job.actorId, name: job.appliedBy },
    action: 'product.import',
    objectType: 'product_import',
    objectId: job.id,
    after: { file: job.fileName, fromLine: from, toLine: to, products: written, leftOut: left },
  })

/** @returns how many products were written */
async function write(tx: Prisma.TransactionClient, job: Leased, range: Range): Promise<number> {
  const appliedIds =
    await tx.$executeRaw`UPDATE product_import_row SET "appliedAt" = now()::timestamptz(3), "productId" = coalesce("productId", uuidv7()) WHERE ${inRange(job, range)}`
  // now() is constant within a transaction: these rows are the ones just marked.
  const marked = Prisma.sql`"importId" = ${job.id}::uuid AND line BETWEEN ${range.from} AND ${range.to} AND "appliedAt" = now()::timestamptz(3)`
  await insertWritten(
    tx,
    Prisma.sql`(SELECT "productId" AS id, content, "searchText" FROM product_import_row WHERE ${marked} AND outcome = 'ADD')`,
  )
  if (job.changed > 0)
    await tx.$executeRaw`
    UPDATE product p SET draft = r.content, "draftBy" = ${job.appliedBy}, version = p.version + 1, "updatedAt" = now()
    FROM (SELECT "productId" AS id, content FROM product_import_row WHERE ${marked} AND outcome = 'CHANGE') r WHERE p.id = r.id`
  return appliedIds
}

async function setAside(
  tx: Prisma.TransactionClient,
  importId: string,
  rows: readonly Overtaken[],
): Promise<void> {
  const wrong = rows.map(({ line, problem }) => ({ line, problems: [{ field: '', problem }] }))
  if (wrong.length > 0)
    await tx.$executeRaw`
    UPDATE product_import_row r SET outcome = 'WRONG', problems = w.problems
    FROM jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) AS w(line int, problems jsonb) WHERE r."importId" = ${importId}::uuid AND r.line = w.line`
}

/** Nothing was applied: tells staff which rows prevented it. */
async function giveBack(job: Leased, overtaken: readonly Overtaken[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await setAside(tx, job.id, overtaken)
    const reasons = joined(overtaken.slice(0, 3).map(({ problem }) => problem))
    const count = overtaken.length - 3
    await mark(tx, job, {
      ...(await countRows(tx, job.id)),
      applied: 0,
      progress: 1000,
      state: 'READY',
      problem: codedMessage(
        count > 0
          ? {
              code: 'imports.problems.nothing_taken_more',
              values: { named: reasons, count: { whole: count } },
            }
          : { code: 'imports.problems.nothing_taken', values: { named: reasons } },
      ),
      ...RELEASED,
    })
  })
}
