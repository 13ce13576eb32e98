import 'server-only'
import type { Message } from '@/i18n/message'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { staffActor, type Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma, ProductImport } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { codedMessage } from '@/platform/validation-words'
import { MOST_PRODUCTS } from '@/features/catalog/commands/change-products'
import { publishAll } from '@/features/catalog/commands/publish'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { pendingContent, withContent } from '@/features/catalog/queries/product-rows'
import { PENDING } from '@/features/catalog/queries/product-table'
import { mark, RELEASED, type Leased } from './lease'

type Kept = (
  tx: Prisma.TransactionClient,
  data: Prisma.ProductImportUpdateManyMutationInput,
) => Promise<unknown>

const WAITING = {
  appliedAt: { not: null },
  publishedAt: null,
} satisfies Prisma.ProductImportRowWhereInput

/** How many products an import has entered and not published. */
export const countWaiting = (importId: string): Promise<number> =>
  db.productImportRow.count({ where: { importId, ...WAITING } })

/**
 * Publishes up to a thousand of the products that an import entered, as one batch whose name it stores for an undo.
 * @param keep writes to the import, in the same transaction
 * @returns how many were published; 0 when none is waiting
 * @throws ConflictError 'stale', 'sku_in_use'; InvalidInputError for a name that is taken
 */
export async function publishSome(actor: Actor, importId: string, keep: Kept): Promise<number> {
  authorize(actor, 'catalog.edit')
  const rows = await db.productImportRow.findMany({
    where: { importId, ...WAITING },
    orderBy: { line: 'asc' },
    take: MOST_PRODUCTS,
    select: { line: true, productId: true },
  })
  if (rows.length === 0) return 0
  const products = await db.product.findMany({
    where: { AND: [{ id: { in: rows.flatMap(({ productId }) => productId ?? []) } }, PENDING] },
    include: withContent,
  })
  const kept = async (tx: Prisma.TransactionClient, batchId: string | null) => {
    const { count } = await tx.productImportRow.updateMany({
      where: { importId, line: { in: rows.map(({ line }) => line) }, publishedAt: null },
      data: { publishedAt: new Date() },
    })
    await keep(tx, {
      published: { increment: count },
      ...(batchId ? { batchIds: { push: batchId } } : {}),
    })
  }
  // Somebody may have published all of them one by one.
  if (products.length === 0) await db.$transaction((tx) => kept(tx, null))
  else
    await publishAll(
      { actor, now: new Date() },
      'publish',
      products.map((row) => ({
        row,
        after: { status: 'PUBLISHED' as const, content: pendingContent(row) },
      })),
      kept,
    )
  return rows.length
}

/**
 * Undoes the last batch of an import.
 * @throws ConflictError 'superseded', 'sku_in_use'
 */
export async function undoLast(
  actor: Actor,
  batchIds: readonly string[],
  keep: Kept,
): Promise<void> {
  authorize(actor, 'catalog.edit')
  const last = batchIds.at(-1)
  if (last !== undefined)
    await undoPublish(
      { actor, now: new Date() },
      last,
      async (tx) => void (await keep(tx, { batchIds: batchIds.slice(0, -1) })),
    )
}

/**
 * Publishes everything that an import entered, a thousand at a time.
 * @throws FencedError
 */
export async function publishStage(job: Leased): Promise<void> {
  await inTheNameOf(job, async (actor) => {
    let { published } = job
    const some = () =>
      publishSome(actor, job.id, (tx, data) =>
        mark(tx, job, {
          ...data,
          progress: Math.min(999, Math.floor((published * 1000) / Math.max(1, job.applied))),
        }),
      )
    for (let count = await some(); count > 0; count = await some()) published += count
  })
}

/**
 * Undoes everything that was published of an import, the last batch first.
 * @throws FencedError
 */
export async function undoStage(job: Leased): Promise<void> {
  await inTheNameOf(job, async (actor) => {
    const total = Math.max(1, job.batchIds.length)
    for (let batchIds = job.batchIds; batchIds.length > 0; batchIds = batchIds.slice(0, -1)) {
      await undoLast(actor, batchIds, (tx, data) =>
        mark(tx, job, {
          ...data,
          progress: Math.min(999, Math.floor(((total - batchIds.length + 1) * 1000) / total)),
        }),
      )
    }
  })
}

const REASONS = ['stale', 'sku_in_use', 'superseded'] as const

/** Why publishing stopped. */
function stopReason(error: ConflictError | InvalidInputError): Message {
  if (error instanceof InvalidInputError)
    return { code: 'imports.problems.stopped', values: { why: error.together } }
  const knownReason = REASONS.find((reason) => reason === error.reason)
  return knownReason
    ? { code: `imports.problems.${knownReason}` }
    : { code: 'imports.problems.stopped', values: { why: error.reason } }
}

/**
 * Works in the name of whoever asked for it, if they are still staff; what can't be done is reported to whoever
 * looks.
 */
async function inTheNameOf(job: Leased, work: (actor: Actor) => Promise<void>): Promise<void> {
  const user =
    job.publisherId === null
      ? null
      : await db.user.findUnique({
          where: { id: job.publisherId },
          select: { id: true, name: true, email: true, role: true, roles: true },
        })
  const asker = user && may(staffActor(user), 'catalog.edit') ? staffActor(user) : null
  let problem: Message | null = asker ? null : { code: 'imports.problems.not_theirs' }
  if (asker) {
    try {
      await work(asker)
    } catch (error) {
      if (!(error instanceof ConflictError || error instanceof InvalidInputError)) throw error
      problem = stopReason(error)
    }
  }
  await mark(db, job, {
    problem: problem && codedMessage(problem),
    progress: 1000,
    state: await restingState(job.id),
    ...RELEASED,
  })
}

/** The state of an import between publishings: applied, or cancelled before everything was. */
export async function restingState(importId: string): Promise<ProductImport['state']> {
  const waitingRow = await db.productImportRow.findFirst({
    where: { importId, outcome: { in: ['ADD', 'CHANGE'] }, appliedAt: null },
    select: { line: true },
  })
  return waitingRow ? 'CANCELLED' : 'APPLIED'
}
