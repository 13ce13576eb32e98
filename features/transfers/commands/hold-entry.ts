import 'server-only'
import type { BankEntry, Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'

/**
 * Locks an incoming movement that isn't assigned yet, so that changes to it happen one after the other.
 * @throws NotFoundError; ConflictError `stale` where it was assigned meanwhile, or is an outgoing one
 */
export async function holdEntry(
  tx: Prisma.TransactionClient,
  entryId: string,
): Promise<Omit<BankEntry, 'amountMinor'> & { amountMinor: number }> {
  const entry = await tx.bankEntry.findUnique({ where: { id: entryId } })
  if (!entry) throw new NotFoundError(`bank entry ${entryId}`)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bank_entry ${entryId}`}, 0))`
  const standing = await tx.bankMatch.findFirst({
    where: { entryId, undoneAt: null },
    select: { id: true },
  })
  const amountMinor = Number(entry.amountMinor)
  if (standing || amountMinor <= 0) throw new ConflictError('stale')
  return { ...entry, amountMinor }
}
