import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { lifeFacts } from '../queries/life-facts'
import { lifeRefusal, refusalReason, type LifeDeed, type LifeFacts } from '../rules/life'

/**
 * Holds a quote until the transaction ends, and says where it stands then: deeds at one quote come one
 * after the other, and each sees what the one before it did. Whoever holds a quote holds it before any
 * other row of its trade, so that two never wait for each other.
 */
export async function holdLife(tx: Prisma.TransactionClient, quoteId: string): Promise<LifeFacts> {
  await tx.$queryRaw`SELECT 1 FROM quote WHERE id = ${quoteId}::uuid FOR NO KEY UPDATE`
  return lifeFacts(tx, quoteId)
}

/** @throws ConflictError with the reason of `refusalReason` when a deed isn't open */
export function assertOpen(deed: LifeDeed, facts: LifeFacts, now: Date): void {
  const refusal = lifeRefusal(deed, facts, now)
  if (refusal !== null) throw new ConflictError(refusalReason(refusal))
}
