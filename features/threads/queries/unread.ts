import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'

/**
 * How many entries of others an actor hasn't read, by request; requests without any are left out. It counts what
 * people say, not events, and entries of the house only for the house.
 * @param requestSerials of a list that the actor was shown; somebody else's are ignored
 */
export async function unreadEntries(
  actor: Actor,
  requestSerials: readonly number[],
): Promise<Map<number, number>> {
  const theirs = scopeSql(scopeOf(actor, 'thread.read'), {
    companyId: Prisma.sql`r."companyId"`,
    requestId: Prisma.sql`r.id`,
  })
  const isStaff = actor.kind === 'staff'
  const [reader, email] =
    actor.kind === 'staff' || actor.kind === 'member'
      ? [actor.userId, actor.email.toLowerCase()]
      : [null, null]
  const rows = await db.$queryRaw<{ serial: number; count: number }[]>`
    SELECT r.serial, count(*)::int AS count
    FROM quote_request r JOIN thread_entry e ON e."requestId" = r.id
    LEFT JOIN thread_reader m ON m."requestId" = r.id AND m.reader = COALESCE(${reader}, 'contact:' || r."contactId")
    WHERE r.serial = ANY(${[...requestSerials]}::int[])
      AND ${theirs}
      AND e.serial > COALESCE(m."readSerial", 0) AND e.kind IN ('MESSAGE', 'QUESTION', 'FILE')
      AND (${isStaff} OR e.audience = 'SHARED')
      AND NOT (e.side = ${isStaff ? 'STAFF' : 'BUYER'}::"EntrySide"
        AND (COALESCE(e."authorId" = ${reader}, false) OR COALESCE(e."authorEmail" = COALESCE(${email}, lower(r."contactEmail")), false)))
    GROUP BY r.serial`
  return new Map(rows.map(({ serial, count }) => [serial, count]))
}
