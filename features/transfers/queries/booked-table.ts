import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { BOOKED_LIST } from '../rules/booked-list'
import { MATCH_PARTS, matchedTransfer, type MatchedTransfer } from './matched'

/**
 * The list of booked transfers that weren't undone.
 * @throws ForbiddenError
 */
export async function bookedTable(
  actor: Actor,
): Promise<SourceOf<typeof BOOKED_LIST, MatchedTransfer>> {
  authorize(actor, 'transfer.match')
  return sqlSource(BOOKED_LIST, {
    from: Prisma.sql`bank_match m JOIN bank_entry e ON e.id = m."entryId" LEFT JOIN company c ON c.id = m."companyId"`,
    id: Prisma.sql`m.id`,
    keys: {
      booked: Prisma.sql`e."bookedOn"`,
      payer: Prisma.sql`e."partyName"`,
      company: Prisma.sql`c.name`,
      amount: Prisma.sql`e."amountMinor"`,
      made: Prisma.sql`m."madeAt"`,
    },
    where: ({ q, whose, currency, since }) =>
      [
        Prisma.sql`m."undoneAt" IS NULL`,
        whose === 'BUYERS' && Prisma.sql`m."companyId" IS NOT NULL`,
        whose === 'NOBODYS' && Prisma.sql`m."companyId" IS NULL`,
        currency && Prisma.sql`e.currency = ${currency.toUpperCase()}`,
        since && Prisma.sql`e."bookedOn" >= ${since}::date`,
        q &&
          anyHas(q, [
            Prisma.sql`e."partyName"`,
            Prisma.sql`e.reference`,
            Prisma.sql`e.text`,
            Prisma.sql`coalesce(c.name, '')`,
          ]),
      ].map((each) => each || null),
    load: async (ids) =>
      (
        await db.bankMatch.findMany({
          where: { id: { in: ids.map(String) } },
          include: MATCH_PARTS,
        })
      ).map(matchedTransfer),
    idOf: ({ matchId }) => matchId,
  })
}
