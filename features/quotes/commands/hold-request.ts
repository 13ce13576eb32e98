import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus } from '@/platform/db/generated/enums'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { factsOfRequest } from '../queries/life-facts'
import type { LifeFacts } from '../rules/life'
import { holdLife } from './hold-life'

/**
 * Locks a request, and its quote if there is one, until the transaction ends; returns its state.
 * The quote is locked first, as everywhere.
 * @throws NotFoundError, ConflictError 'stale' where its quote was begun at this very moment
 */
export async function holdRequest(
  tx: Prisma.TransactionClient,
  requestId: string,
): Promise<LifeFacts> {
  const quote = await tx.quote.findUnique({ where: { requestId }, select: { id: true } })
  const facts = quote && (await holdLife(tx, quote.id))
  const [lock] = await tx.$queryRaw<{ status: QuoteRequestStatus }[]>`
    SELECT status::text AS status FROM quote_request WHERE id = ${requestId}::uuid FOR UPDATE`
  if (!lock) throw new NotFoundError(`request ${requestId}`)
  if (facts) return { ...facts, request: lock.status }
  if ((await tx.quote.count({ where: { requestId } })) > 0) throw new ConflictError('stale')
  return factsOfRequest(lock.status)
}
