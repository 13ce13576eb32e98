import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma, ProductImport } from '@/platform/db/generated/client'

/** Seconds for which a worker has an import to itself; each stored chunk renews them. */
const LEASE_SECONDS = 60
/** Failures in a row after which an import is given up. */
export const MOST_ATTEMPTS = 5

/** Somebody cancelled the import, or another worker has taken it over: what was begun is rolled back. */
export class FencedError extends Error {
  override name = 'FencedError'
}

/** States in which an import waits for a worker, or has one. */
export const AT_WORK = ['READING', 'APPLYING', 'PUBLISHING', 'UNDOING'] as const
/** An import as the worker that holds it sees it. */
export type Leased = ProductImport & { leaseBy: string; state: (typeof AT_WORK)[number] }

/** Takes one import that waits for work, or whose worker has died. */
export async function takeLease(worker: string): Promise<Leased | null> {
  const [taken] = await db.$queryRaw<{ id: string }[]>`
    UPDATE product_import SET "leaseBy" = ${worker}::uuid, "leaseUntil" = now() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1, "updatedAt" = now()
    WHERE id = (SELECT id FROM product_import WHERE state = ANY(${[...AT_WORK]}::"ProductImportState"[]) AND ("leaseUntil" IS NULL OR "leaseUntil" < now()) ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`
  if (!taken) return null
  const row = await db.productImport.findUniqueOrThrow({ where: { id: taken.id } })
  const state = AT_WORK.find((each) => each === row.state)
  return state ? { ...row, leaseBy: worker, state } : null
}

/** The end of the lease of a worker that stores something now. */
export const leaseEnd = (): Date => new Date(Date.now() + LEASE_SECONDS * 1000)

/**
 * Writes the progress of work, if the import still belongs to this worker and is in the same stage. Within a
 * transaction, work and progress are stored together.
 * @throws FencedError
 */
export async function mark(
  tx: Prisma.TransactionClient,
  { id, leaseBy, state }: Leased,
  data: Prisma.ProductImportUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.productImport.updateMany({
    where: { id, leaseBy, state },
    data: { attempts: 0, leaseUntil: leaseEnd(), ...data },
  })
  if (count === 0) throw new FencedError(`import ${id}`)
}

/** The lease of an import that is done, or waits for staff: none. */
export const RELEASED = {
  leaseBy: null,
  leaseUntil: null,
} satisfies Prisma.ProductImportUpdateManyMutationInput
