import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Channel on which instances tell each other that there is something to drop. */
export const CACHE_CHANNEL = 'cache_change'

/**
 * Says in the transaction that changes data which cached reads and pages are to be dropped, on every
 * instance: a change that commits is known to all, one that doesn't to nobody, and a crash in
 * between loses nothing.
 * @param tags of the reads that show the data
 */
export async function cacheChanged(
  tx: Prisma.TransactionClient,
  tags: readonly string[],
): Promise<void> {
  await tx.cacheChange.create({ data: { tags: [...tags] } })
  await tx.$executeRaw`SELECT pg_notify(${CACHE_CHANNEL}, '')`
}
