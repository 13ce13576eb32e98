import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { lifeFacts } from '../queries/life-facts'
import { lifeRefusal, refusalReason, type LifeDeed, type LifeFacts } from '../rules/life'

/**
 * Locks a quote until the transaction ends, and returns its state then: deeds on one quote come one
 * after the other, and each sees the effect of the one before. A quote is locked before any other
 * row of its trade, so that two transactions never wait for each other.
 */
export async function holdLife(tx: Prisma.TransactionClient, quoteId: string): Promise<LifeFacts> {
  await tx.$queryRaw`SELECT 1 FROM quote WHERE id = ${quoteId}::uuid FOR NO KEY UPDATE`
  return lifeFacts(tx, quoteId)
}

/**
 * Checks that a deed is open.
 * @throws ConflictError with the reason of `refusalReason` if it isn't
 */
export function assertOpen(deed: LifeDeed, facts: LifeFacts, now: Date): void {
  const refusal = lifeRefusal(deed, facts, now)
  if (refusal !== null) throw new ConflictError(refusalReason(refusal))
}
