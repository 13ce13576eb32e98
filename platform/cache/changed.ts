import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Channel on which instances tell each other that cached data changed. */
export const CACHE_CHANNEL = 'cache_change'

/**
 * Announces, in the transaction that changes data, which cached reads and pages every instance must
 * drop: all learn of a change that commits, nobody of one that doesn't, and a crash in between
 * loses nothing.
 * @param tags of the reads that show the data
 */
export async function cacheChanged(
  tx: Prisma.TransactionClient,
  tags: readonly string[],
): Promise<void> {
  await tx.cacheChange.create({ data: { tags: [...tags] } })
  await tx.$executeRaw`SELECT pg_notify(${CACHE_CHANNEL}, '')`
}
