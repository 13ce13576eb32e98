import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { Prisma } from '@/platform/db/generated/client'
import type { SourceOf } from '@/platform/lists/source'
import { sqlSource } from '@/platform/lists/sql-source'
import { parseQuoteNumber } from '@/platform/numbers'
import { OWN_QUOTE_LIST } from '../rules/own-quote-list'
import { listedQuotes, quoteRows, type ListedQuote } from './quotes'

/**
 * The source of the list of quotes that an actor may see, by what was sent: drafts are the desk's.
 */
export async function ownQuoteTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof OWN_QUOTE_LIST, ListedQuote>> {
  const own = scopeSql(scopeOf(actor, 'quote.read'), {
    companyId: Prisma.sql`q."companyId"`,
    requestId: Prisma.sql`q."requestId"`,
  })
  const countered = Prisma.sql`EXISTS (
    SELECT 1 FROM quote_counter c WHERE c."quoteId" = q.id AND c.state = 'OPEN')`
  const standings: Record<string, Prisma.Sql> = {
    SIGNABLE: Prisma.sql`v.state = 'SENT' AND v."validUntil" > ${now} AND NOT ${countered}`,
    ANSWERED: Prisma.sql`v.state = 'SENT' AND v."validUntil" > ${now} AND ${countered}`,
    EXPIRED: Prisma.sql`v.state = 'SENT' AND v."validUntil" <= ${now}`,
    ACCEPTED: Prisma.sql`v.state = 'ACCEPTED'`,
    DECLINED: Prisma.sql`v.state = 'DECLINED'`,
    WITHDRAWN: Prisma.sql`v.state = 'WITHDRAWN'`,
  }
  return sqlSource(OWN_QUOTE_LIST, {
    from: Prisma.sql`quote q CROSS JOIN LATERAL (
      SELECT v.state, v."validUntil" FROM quote_revision v
      WHERE v."quoteId" = q.id AND v.state <> 'DRAFT' ORDER BY v.number DESC LIMIT 1) v`,
    id: Prisma.sql`q.serial`,
    keys: { begun: Prisma.sql`q."createdAt"` },
    where: ({ q, standing }) => [
      own,
      standings[standing],
      q && Prisma.sql`q.serial = ${parseQuoteNumber(q.toUpperCase())}`,
    ],
    load: async (serials) =>
      listedQuotes(
        await quoteRows({ serial: { in: serials.map(Number) } }, { drafts: false, now }),
        actor,
      ),
    idOf: ({ serial }) => serial,
  })
}
