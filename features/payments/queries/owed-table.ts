import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { soonUntil } from '@/features/company/queries/told-ahead'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseOrderNumber } from '@/platform/numbers'
import { OWED_LIST } from '../rules/owed-list'
import { IS_OWED, OWED_FROM, OWED_ROW, owedPart, type OwedPart, type OwedRow } from './owed-parts'

/**
 * The list of what is owed.
 * @throws ForbiddenError
 */
export async function owedTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof OWED_LIST, OwedPart>> {
  authorize(actor, 'ledger.read')
  const today = factoryDay(now)
  const soon = await soonUntil(today)
  return sqlSource(OWED_LIST, {
    from: OWED_FROM,
    id: Prisma.sql`t.id`,
    keys: {
      due: Prisma.sql`t."dueOn"`,
      order: Prisma.sql`o.serial`,
      company: Prisma.sql`r."companyName"`,
      open: Prisma.sql`a."balanceMinor"`,
    },
    where: ({ q, due, currency }) =>
      [
        IS_OWED,
        due === 'LATE' && Prisma.sql`t."dueOn" < ${today}::date`,
        due === 'SOON' && Prisma.sql`t."dueOn" BETWEEN ${today}::date AND ${soon}::date`,
        due === 'NO_DAY' && Prisma.sql`t."dueOn" IS NULL`,
        currency && Prisma.sql`t.currency = ${currency.toUpperCase()}`,
        q &&
          anyHas(
            q,
            [Prisma.sql`r."companyName"`],
            [Prisma.sql`o.serial = ${parseOrderNumber(q.toUpperCase())}`],
          ),
      ].map((each) => each || null),
    load: async (ids) =>
      (
        await db.$queryRaw<OwedRow[]>`
          SELECT ${OWED_ROW} FROM ${OWED_FROM} WHERE ${IS_OWED} AND t.id = ANY(${ids.map(String)}::uuid[])`
      ).map((row) => owedPart(row, today)),
    idOf: ({ id }) => id,
  })
}

/** How many parts are late, and how many are due soon. */
export async function owedCounts(
  actor: Actor,
  today: string,
): Promise<{ late: number; soon: number }> {
  authorize(actor, 'ledger.read')
  const soon = await soonUntil(today)
  const [counts] = await db.$queryRaw<{ late: number; soon: number }[]>`
    SELECT count(*) FILTER (WHERE t."dueOn" < ${today}::date)::int AS late,
      count(*) FILTER (WHERE t."dueOn" BETWEEN ${today}::date AND ${soon}::date)::int AS soon
    FROM ${OWED_FROM} WHERE ${IS_OWED}`
  return counts ?? { late: 0, soon: 0 }
}
