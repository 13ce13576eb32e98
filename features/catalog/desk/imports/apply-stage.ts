import 'server-only'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { keptContent, type ProductContent } from '../../content'
import { insertProducts } from '../product-write'
import { ownersOf, takenNames } from './catalog-now'
import { mark, RELEASED, type Leased } from './lease'
import { countRows } from './read-stage'

/** Rows of one statement, however large the batch. */
const AT_ONCE = 500
const TIMES = 3

interface GoodRow {
  line: number
  styleNumber: string
  names: string[]
  content: ProductContent
  /** null for a new product */
  productId: string | null
  version: number | null
}
/** A row that can't be applied any more, because the catalog has moved on. */
interface Overtaken {
  line: number
  styleNumber: string
  message: string
}

/**
 * Applies what a file would do: batch by batch, each with its mark in one transaction, or the whole in one.
 * Rows that the catalog has overtaken since they were checked are named and left; all or nothing takes none then.
 * @throws FencedError
 */
export async function applyStage(taken: Leased): Promise<void> {
  const size = taken.whole ? Number.MAX_SAFE_INTEGER : taken.batchSize
  for (let applied: number | null = taken.whole ? 0 : taken.applied; applied !== null; ) {
    const before: number = applied
    applied = await again(() => applyBatch(taken, size, before))
  }
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

class NothingTaken extends Error {
  constructor(readonly overtaken: readonly Overtaken[]) {
    super('overtaken')
  }
}

/** One transaction. @returns how many products are written by now; null when nothing is left to do */
async function applyBatch(taken: Leased, size: number, before: number): Promise<number | null> {
  const total = Math.max(1, taken.added + taken.changed)
  try {
    return await db.$transaction(async (tx) => {
      let [written, left, after] = [0, 0, 0]
      let [firstLine, lastLine] = [0, 0]
      for (;;) {
        const some = await goodRows(tx, taken.id, after, Math.min(AT_ONCE, size - written - left))
        if (some.length === 0) break
        const overtaken = await overtakenRows(tx, some)
        if (overtaken.length > 0 && taken.whole) throw new NothingTaken(overtaken)
        const lost = new Set(overtaken.map(({ line }) => line))
        const fit = some.filter(({ line }) => !lost.has(line))
        await setAside(tx, taken.id, overtaken)
        await write(tx, taken, fit)
        written += fit.length
        left += overtaken.length
        firstLine ||= some[0]?.line ?? 0
        after = lastLine = some.at(-1)?.line ?? after
        // From outside the transaction: so that it is seen, and the lease goes on.
        if (taken.whole) await mark(db, taken, { progress: Math.floor((written * 999) / total) })
        if (written + left >= size) break
      }
      if (written + left > 0) await recordAudit(tx, { actor: { kind: 'staff', id: taken.actorId, name: taken.appliedBy }, action: 'product.import', objectType: 'product_import', objectId: taken.id, after: { file: taken.fileName, fromLine: firstLine, toLine: lastLine, products: written, leftOut: left } })
      const ended = written + left < size
      await mark(tx, taken, {
        ...(left > 0 ? await countRows(tx, taken.id) : {}), applied: before + written, progress: Math.min(1000, Math.floor(((before + written) * 1000) / total)), ...(ended ? { state: 'APPLIED', ...RELEASED } : {}),
      })
      return ended ? null : before + written
    }, { timeout: 900_000 })
  } catch (error) {
    if (!(error instanceof NothingTaken)) throw error
    await giveBack(taken, error.overtaken)
    return null
  }
}

async function goodRows(tx: Prisma.TransactionClient, importId: string, afterLine: number, take: number): Promise<GoodRow[]> {
  const rows = await tx.$queryRaw<(Omit<GoodRow, 'content'> & { content: unknown })[]>`
    SELECT line, "styleNumber", names, content, "productId", version FROM product_import_row
    WHERE "importId" = ${importId}::uuid AND outcome IN ('ADD', 'CHANGE') AND "appliedAt" IS NULL AND line > ${afterLine} ORDER BY line LIMIT ${take}`
  return rows.map((row) => ({ ...row, content: keptContent.parse(row.content) }))
}

/** Products that were changed, and names that were taken, since the rows were checked; those that are still the same stay so until the end. */
async function overtakenRows(tx: Prisma.TransactionClient, rows: readonly GoodRow[]): Promise<Overtaken[]> {
  const ids = rows.flatMap(({ productId }) => productId ?? [])
  const now = ids.length === 0 ? [] : await tx.$queryRaw<{ id: string; version: number; draftBy: string | null }[]>`SELECT id, version, "draftBy" FROM product WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const held = new Map(now.map((product) => [product.id, product]))
  const owners = await ownersOf(tx, rows.flatMap(({ names }) => names))
  return rows.flatMap(({ line, styleNumber, names, productId, version }): Overtaken[] => {
    const product = productId === null ? null : held.get(productId)
    const message =
      productId === null && owners.has(`style ${styleNumber}`) ? `${styleNumber} has come into the catalog since the file was checked`
      : productId !== null && !product ? `${styleNumber} has left the catalog since the file was checked`
      : product && product.version !== version ? `${styleNumber} was changed${product.draftBy ? ` by ${product.draftBy}` : ''} since the file was checked`
      : takenNames(names, styleNumber, owners).join('; ')
    return message ? [{ line, styleNumber, message }] : []
  })
}

async function write(tx: Prisma.TransactionClient, taken: Leased, rows: readonly GoodRow[]): Promise<void> {
  const added = rows.filter(({ productId }) => productId === null)
  const ids = await insertProducts(tx, added.map(({ content }) => content))
  const changed = rows.flatMap(({ productId, content }) => (productId ? [{ id: productId, content }] : []))
  if (changed.length > 0) await tx.$executeRaw`
    UPDATE product p SET draft = c.content, "draftBy" = ${taken.appliedBy}, version = p.version + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS c(id uuid, content jsonb) WHERE p.id = c.id`
  const done = [...added.map(({ line }, i) => ({ line, id: ids[i] })), ...rows.flatMap(({ line, productId }) => (productId ? [{ line, id: productId }] : []))]
  await tx.$executeRaw`
    UPDATE product_import_row r SET "appliedAt" = now(), "productId" = d.id
    FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS d(line int, id uuid) WHERE r."importId" = ${taken.id}::uuid AND r.line = d.line`
}

async function setAside(tx: Prisma.TransactionClient, importId: string, rows: readonly Overtaken[]): Promise<void> {
  const wrong = rows.map(({ line, message }) => ({ line, problems: [{ field: '', message }] }))
  if (wrong.length > 0) await tx.$executeRaw`
    UPDATE product_import_row r SET outcome = 'WRONG', problems = w.problems
    FROM jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) AS w(line int, problems jsonb) WHERE r."importId" = ${importId}::uuid AND r.line = w.line`
}

/** Nothing was taken: staff are told why, and what stands in the way. */
async function giveBack(taken: Leased, overtaken: readonly Overtaken[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await setAside(tx, taken.id, overtaken)
    const named = overtaken.slice(0, 3).map(({ message }) => message).join('; ')
    await mark(tx, taken, { ...(await countRows(tx, taken.id)), applied: 0, progress: 1000, state: 'READY', problem: `Nothing was taken: ${named}${overtaken.length > 3 ? `, and ${overtaken.length - 3} more` : ''}.`, ...RELEASED })
  })
}
