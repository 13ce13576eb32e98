import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseQuoteNumber } from '@/platform/numbers'
import { QUOTE_LIST } from '../rules/quote-list'
import { listedQuotes, quoteRows, type ListedQuote } from './quotes'

/** A column of the newest revision. */
const newest = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT v.${column} FROM quote_revision v WHERE v."quoteId" = q.id ORDER BY v.number DESC LIMIT 1)`
const some = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM quote_revision v WHERE v."quoteId" = q.id AND ${condition})`
/**
 * The buyer's company, read only where it is searched or sorted by: a join would be made for every
 * row that is counted.
 */
const BUYER = Prisma.sql`(SELECT r."companyName" FROM quote_request r WHERE r.id = q."requestId")`

/**
 * The source of the desk's list of quotes. A draft has a row beside the sent revision before it,
 * which is valid until the next is sent.
 */
export async function quoteTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof QUOTE_LIST, ListedQuote>> {
  authorize(actor, 'quote.list')
  const standings: Record<string, Prisma.Sql> = {
    DRAFT: some(Prisma.sql`v.state = 'DRAFT'`),
    SIGNABLE: some(Prisma.sql`v.state = 'SENT' AND v."validUntil" > ${now}`),
    UNOPENED: some(
      Prisma.sql`v.state = 'SENT' AND v."validUntil" > ${now} AND NOT EXISTS (SELECT 1 FROM revision_opening o WHERE o."revisionId" = v.id)`,
    ),
    EXPIRED: some(Prisma.sql`v.state = 'SENT' AND v."validUntil" <= ${now}`),
    ACCEPTED: some(Prisma.sql`v.state = 'ACCEPTED'`),
    DECLINED: some(Prisma.sql`v.state = 'DECLINED'`),
    WITHDRAWN: some(Prisma.sql`v.state = 'WITHDRAWN'`),
  }
  return sqlSource(QUOTE_LIST, {
    from: Prisma.sql`quote q`,
    id: Prisma.sql`q.serial`,
    keys: {
      begun: Prisma.sql`q."createdAt"`,
      number: Prisma.sql`q.serial`,
      buyer: BUYER,
      total: newest(Prisma.sql`"totalMinor"`),
      validUntil: newest(Prisma.sql`"validUntil"`),
    },
    where: ({ q, standing, since, company }) => [
      company && Prisma.sql`q."companyId" = ${company}::uuid`,
      standings[standing],
      since && sinceDay(Prisma.sql`q."createdAt"`, since),
      q && anyHas(q, [BUYER], [Prisma.sql`q.serial = ${parseQuoteNumber(q.toUpperCase())}`]),
    ],
    load: async (serials) =>
      listedQuotes(
        await quoteRows({ serial: { in: serials.map(Number) } }, { drafts: true, now }),
        actor,
      ),
    idOf: ({ serial }) => serial,
  })
}
