import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import type { RateRow } from '../engine/types'
import { RATE_LIST, rateStanding, type RateStanding } from '../rules/rate-list'
import { rateOf } from './rates'

/** A row of a card with its standing today, and the file that it came from. */
export interface ListedRate extends RateRow {
  standing: RateStanding
  file: number
}

/** The rows of all rate cards, as a list source. */
export async function rateTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof RATE_LIST, ListedRate>> {
  authorize(actor, 'freight.read')
  const today = Prisma.sql`${factoryDay(now)}::date`
  const notWithdrawn = Prisma.sql`r."withdrawnAt" IS NULL`
  const goesOn = Prisma.sql`coalesce(r."validTo" >= ${today}, true)`
  const standings: Record<RateStanding, Prisma.Sql> = {
    holds: Prisma.sql`${notWithdrawn} AND ${goesOn} AND r."validFrom" <= ${today}`,
    upcoming: Prisma.sql`${notWithdrawn} AND r."validFrom" > ${today}`,
    ended: Prisma.sql`${notWithdrawn} AND NOT ${goesOn}`,
    withdrawn: Prisma.sql`r."withdrawnAt" IS NOT NULL`,
  }
  return sqlSource(RATE_LIST, {
    from: Prisma.sql`freight_rate r JOIN freight_import i ON i.id = r."importId"`,
    id: Prisma.sql`r.id`,
    keys: {
      // In reading order of a card: main leg before the others, bands rising.
      lane: Prisma.sql`concat_ws(' ', r.lane, r.mode, r.carrier, r.service, translate(r.leg, 'mod', 'abc'), r.zone, r."containerType", to_char(r."fromUnits", '000000000.000'))`,
      destination: Prisma.sql`r.destination`,
      from: Prisma.sql`r."validFrom"`,
      until: Prisma.sql`r."validTo"`,
      file: Prisma.sql`i.serial`,
    },
    where: ({ q, mode, to, standing, review, file }) => [
      standing ? standings[standing as RateStanding] : Prisma.sql`${notWithdrawn} AND ${goesOn}`,
      mode && Prisma.sql`r.mode = ${mode}`,
      to && Prisma.sql`r.destination = ${to.toUpperCase()}`,
      review &&
        (review === 'reviewed'
          ? Prisma.sql`r."reviewedAt" IS NOT NULL`
          : Prisma.sql`r."reviewedAt" IS NULL`),
      file && Prisma.sql`i.serial = ${Number(file)}`,
      q &&
        anyHas(q, [
          Prisma.sql`r.lane`,
          Prisma.sql`r.carrier`,
          Prisma.sql`r.service`,
          Prisma.sql`r.note`,
        ]),
    ],
    load: async (ids) => {
      const rows = await db.freightRate.findMany({
        where: { id: { in: ids.map(String) } },
        include: { import: { select: { serial: true } } },
      })
      return rows.map((row): ListedRate => {
        const rate = rateOf(row)
        const withdrawn = row.withdrawnAt !== null
        return {
          ...rate,
          standing: rateStanding({ ...rate, withdrawn }, factoryDay(now)),
          file: row.import.serial,
        }
      })
    },
    idOf: ({ id }) => id,
  })
}
