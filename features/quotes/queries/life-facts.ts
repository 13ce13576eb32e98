import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import type { LifeFacts } from '../rules/life'

interface FactRow extends Pick<LifeFacts, 'request' | 'drafting' | 'countered' | 'askedAnew'> {
  id: string
  sentState: NonNullable<LifeFacts['sent']>['state'] | null
  sentUntil: Date | null
}

/**
 * The state of a quote, by its rows. The caller has authorized the reader.
 * @throws NotFoundError
 */
export async function lifeFacts(
  database: Pick<Prisma.TransactionClient, '$queryRaw'>,
  quoteId: string,
): Promise<LifeFacts> {
  const facts = (await lifeFactsOf(database, [quoteId])).get(quoteId)
  if (!facts) throw new NotFoundError(`quote ${quoteId}`)
  return facts
}

/** The same for several quotes, by their ids. */
export async function lifeFactsOf(
  database: Pick<Prisma.TransactionClient, '$queryRaw'>,
  quoteIds: readonly string[],
): Promise<Map<string, LifeFacts>> {
  const rows = await database.$queryRaw<FactRow[]>`
    SELECT q.id, r.status::text AS request, v.state::text AS "sentState", v."validUntil" AS "sentUntil",
      EXISTS (SELECT 1 FROM quote_revision d WHERE d."quoteId" = q.id AND d.state = 'DRAFT') AS drafting,
      EXISTS (SELECT 1 FROM quote_counter c WHERE c."quoteId" = q.id AND c.state = 'OPEN') AS countered,
      q."requoteAskedAt" IS NOT NULL AS "askedAnew"
    FROM quote q JOIN quote_request r ON r.id = q."requestId"
    LEFT JOIN LATERAL (
      SELECT s.state, s."validUntil" FROM quote_revision s
      WHERE s."quoteId" = q.id AND s.state <> 'DRAFT' ORDER BY s.number DESC LIMIT 1) v ON true
    WHERE q.id = ANY(${[...quoteIds]}::uuid[])`
  return new Map(
    rows.map(({ id, sentState: state, sentUntil: validUntil, ...facts }) => [
      id,
      { ...facts, sent: state && validUntil ? { state, validUntil } : null },
    ]),
  )
}

/** The state of a request without a quote. */
export const factsOfRequest = (request: QuoteRequestStatus): LifeFacts => ({
  request,
  sent: null,
  drafting: false,
  countered: false,
  askedAnew: false,
})
