import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { COST_RATE_LIST } from '../rules/cost-list'
import type { CostRate } from '../rules/rates'
import { rateOf } from './rates'

export interface RateRow extends CostRate {
  id: string
  setBy: string
  setAt: Date
}

/** The dated rates, a row for each time one was set. */
export async function costRateTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof COST_RATE_LIST, RateRow>> {
  authorize(actor, 'cost.read')
  const today = factoryDay(now)
  return sqlSource(COST_RATE_LIST, {
    from: Prisma.sql`cost_rate r`,
    id: Prisma.sql`r.id`,
    keys: {
      kind: Prisma.sql`r.kind || ' ' || r.key`,
      from: Prisma.sql`r."validFrom"`,
      set: Prisma.sql`r."setAt"`,
    },
    where: ({ q, kind, holds }) => [
      kind && Prisma.sql`r.kind = ${kind}`,
      holds &&
        Prisma.sql`r."validFrom" <= ${today}::date AND NOT EXISTS (SELECT 1 FROM cost_rate n
          WHERE n.kind = r.kind AND n.key = r.key AND n."validFrom" <= ${today}::date
            AND (n."validFrom", n.version) > (r."validFrom", r.version))`,
      q && anyHas(q, [Prisma.sql`r.kind`, Prisma.sql`r.key`, Prisma.sql`r.source`]),
    ],
    load: async (ids) =>
      (await db.costRate.findMany({ where: { id: { in: ids.map(String) } } })).flatMap((row) =>
        rateOf(row).map((rate) => ({ ...rate, id: row.id, setBy: row.setBy, setAt: row.setAt })),
      ),
    idOf: ({ id }) => id,
  })
}
