import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { FOLLOW_UP_LIST } from '../rules/follow-up-list'

export interface FollowUpRow {
  id: string
  /** `YYYY-MM-DD`, of the factory */
  day: string
  note: string
  companyName: string
  requestSerial: number
  quoteSerial: number | null
  createdAt: Date
  doneAt: Date | null
}

/**
 * The list of the actor's own follow-ups; by default those that aren't done.
 * @throws ForbiddenError
 */
export async function followUpTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof FOLLOW_UP_LIST, FollowUpRow>> {
  authorize(actor, 'follow-up.keep')
  const today = Prisma.sql`${factoryDay(now)}::date`
  return sqlSource(FOLLOW_UP_LIST, {
    from: Prisma.sql`follow_up f JOIN quote_request r ON r.id = f."requestId"`,
    id: Prisma.sql`f.id`,
    keys: {
      day: Prisma.sql`f."onDay"`,
      company: Prisma.sql`r."companyName"`,
      noted: Prisma.sql`f."createdAt"`,
    },
    where: ({ q, when }) => [
      Prisma.sql`f."ownerId" = ${actor.userId}`,
      when === 'done' ? Prisma.sql`f."doneAt" IS NOT NULL` : Prisma.sql`f."doneAt" IS NULL`,
      when === 'due' ? Prisma.sql`f."onDay" <= ${today}` : null,
      when === 'later' ? Prisma.sql`f."onDay" > ${today}` : null,
      q ? anyHas(q, [Prisma.sql`r."companyName"`, Prisma.sql`f.note`]) : null,
    ],
    load: (ids) => db.$queryRaw<FollowUpRow[]>`
      SELECT f.id::text AS id, f."onDay"::text AS day, f.note, r."companyName", r.serial AS "requestSerial",
        q.serial AS "quoteSerial", f."createdAt", f."doneAt"
      FROM follow_up f JOIN quote_request r ON r.id = f."requestId" LEFT JOIN quote q ON q."requestId" = r.id
      WHERE f.id = ANY(${ids.map(String)}::uuid[])`,
    idOf: ({ id }) => id,
  })
}
