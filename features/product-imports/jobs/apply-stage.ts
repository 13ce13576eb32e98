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

/** Rows of one statement where all are one transaction: between them it says how far it is. */
const AT_ONCE = 1_000
/** Batches that are written at a time, so that one is written while another is made lasting. */
const LANES = 2
const TIMES = 3

/**
 * Applies what a file would do: batch by batch, each with its mark in one transaction, or the whole in one.
 * Rows that the catalog has overtaken since they were checked are named and left; all or nothing takes none then.
 * @throws FencedError
 */
export async function applyStage(taken: Leased): Promise<void> {
  if (taken.whole) return again(() => applyWhole(taken))
  const batches = ranges(db, taken.id, taken.batchSize)
  let applied = taken.applied
  const lane = async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      const { value } = next
      applied += await again(() => applyBatch(taken, value, applied))
    }
  }
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch(async (error: unknown) => {
        // The others end what they have begun, and begin nothing more.
        await batches.return(undefined)
        throw error
      }),
    ),
  )
  for (const each of lanes) if (each.status === 'rejected') throw each.reason
  await mark(db, taken, {
    ...(await countRows(db, taken.id)),
    progress: 1000,
    state: 'APPLIED',
    ...RELEASED,
  })
}

/** What another transaction has taken meanwhile is found to be taken the next time. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await work()
    } catch (error) {
      if (time === TIMES || !isUniqueViolation(error)) throw error
    }
  }
}

/** Rows of an import that are applied together: contents don't leave the database for it. */
interface Range {
  from: number
  to: number
}
const goodRows = (importId: string) =>
  Prisma.sql`"importId" = ${importId}::uuid AND outcome IN ('ADD', 'CHANGE') AND "appliedAt" IS NULL`

/** The rows that are still to be applied, in the file's order, so many at a time. */
async function* ranges(
  tx: Prisma.TransactionClient,
  importId: string,
  size: number,
): AsyncGenerator<Range, undefined> {
  for (let after = 0; ;) {
    const [found] = await tx.$queryRaw<{ from: number | null; to: number | null }[]>`
      SELECT min(line) AS "from", max(line) AS "to" FROM (SELECT line FROM product_import_row WHERE ${goodRows(importId)} AND line > ${after} ORDER BY line LIMIT ${size}) next`
    if (!found || found.from === null || found.to === null) return undefined
    yield { from: found.from, to: found.to }
    after = found.to
  }
}

const progressOf = ({ added, changed }: Leased, written: number): number =>
  Math.min(999, Math.floor((written * 1000) / Math.max(1, added + changed)))

/**
 * One batch in one transaction.
 * @param before how many products are written already
 * @returns how many it has written
 */
async function applyBatch(taken: Leased, range: Range, before: number): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const overtaken = await overtakenRows(tx, inRange(taken, range))
      await setAside(tx, taken.id, overtaken)
      const written = await write(tx, taken, range)
      await audit(tx, taken, { ...range, written, left: overtaken.length })
      await mark(tx, taken, {
        ...(overtaken.length > 0 ? await countRows(tx, taken.id) : {}),
        applied: { increment: written },
        progress: progressOf(taken, before + written),
      })
      return written
    },
    { timeout: 300_000 },
  )
}

class NothingTaken extends Error {
  constructor(readonly overtaken: readonly Overtaken[]) {
    super('overtaken')
  }
}

/** All of it in one transaction, or nothing where a row is overtaken. */
async function applyWhole(taken: Leased): Promise<void> {
  try {
    await db.$transaction(
      async (tx) => {
        let [written, first, last] = [0, 0, 0]
        for await (const range of ranges(tx, taken.id, AT_ONCE)) {
          const overtaken = await overtakenRows(tx, inRange(taken, range))
          if (overtaken.length > 0) throw new NothingTaken(overtaken)
          written += await write(tx, taken, range)
          first ||= range.from
          last = range.to
          // From outside the transaction: so that it is seen, and the lease goes on.
          await mark(db, taken, { progress: progressOf(taken, written) })
        }
        await audit(tx, taken, { from: first, to: last, written, left: 0 })
        await mark(tx, taken, { applied: written, progress: 1000, state: 'APPLIED', ...RELEASED })
      },
      { timeout: 900_000 },
    )
  } catch (error) {
    if (!(error instanceof NothingTaken)) throw error
    await giveBack(taken, error.overtaken)
  }
}

const inRange = ({ id }: Leased, { from, to }: Range) =>
  Prisma.sql`${goodRows(id)} AND line BETWEEN ${from} AND ${to}`

const audit = (
  tx: Prisma.TransactionClient,
  taken: Leased,
  { from, to, written, left }: Range & { written: number; left: number },
) =>
  recordAudit(tx, {
    actor: { kind: 'staff', id: taken.actorId, name: taken.appliedBy },
    action: 'product.import',
    objectType: 'product_import',
    objectId: taken.id,
    after: { file: taken.fileName, fromLine: from, toLine: to, products: written, leftOut: left },
  })

/** @returns how many products were written */
async function write(tx: Prisma.TransactionClient, taken: Leased, range: Range): Promise<number> {
  const done =
    await tx.$executeRaw`UPDATE product_import_row SET "appliedAt" = now()::timestamptz(3), "productId" = coalesce("productId", uuidv7()) WHERE ${inRange(taken, range)}`
  // Within this transaction now() stands still: these rows are the ones just marked.
  const marked = Prisma.sql`"importId" = ${taken.id}::uuid AND line BETWEEN ${range.from} AND ${range.to} AND "appliedAt" = now()::timestamptz(3)`
  await insertWritten(
    tx,
    Prisma.sql`(SELECT "productId" AS id, content, "searchText" FROM product_import_row WHERE ${marked} AND outcome = 'ADD')`,
  )
  if (taken.changed > 0)
    await tx.$executeRaw`
    UPDATE product p SET draft = r.content, "draftBy" = ${taken.appliedBy}, version = p.version + 1, "updatedAt" = now()
    FROM (SELECT "productId" AS id, content FROM product_import_row WHERE ${marked} AND outcome = 'CHANGE') r WHERE p.id = r.id`
  return done
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

/** Nothing was taken: staff are told why, and what stands in the way. */
async function giveBack(taken: Leased, overtaken: readonly Overtaken[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await setAside(tx, taken.id, overtaken)
    const named = joined(overtaken.slice(0, 3).map(({ problem }) => problem))
    const count = overtaken.length - 3
    await mark(tx, taken, {
      ...(await countRows(tx, taken.id)),
      applied: 0,
      progress: 1000,
      state: 'READY',
      problem: codedMessage(
        count > 0
          ? {
              code: 'imports.problems.nothing_taken_more',
              values: { named, count: { whole: count } },
            }
          : { code: 'imports.problems.nothing_taken', values: { named } },
      ),
      ...RELEASED,
    })
  })
}
