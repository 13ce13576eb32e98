import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { readList } from '@/platform/lists/shape'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import { everyRow, type SourceOf } from '@/platform/lists/source'
import { PRICE_LIST_LIST } from '../rules/price-list-list'
import { parseListNumber } from '../schema'
import { standing, type VersionStanding } from './price-lists'

export interface PriceListRow {
  serial: number
  name: string
  isDemo: boolean
  version: number
  standing: VersionStanding
  /** whether a version is being prepared beside the one in force */
  hasDraft: boolean
  /** companies and groups by name */
  for: string[]
  /** YYYY-MM-DD */
  validFrom: string
  /** empty where it is open-ended */
  validUntil: string
  priority: number
  entries: number
  savedBy: string
}

type Found = Omit<PriceListRow, 'standing' | 'validFrom' | 'validUntil'> & {
  state: string
  validFrom: Date
  validUntil: Date | null
  holdsUntil: Date | null
}

/** The list of price lists, each by the version in force today or else its newest published one. */
export async function priceListTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof PRICE_LIST_LIST, PriceListRow>> {
  authorize(actor, 'price-list.read')
  const today = factoryDay(now)
  const begun = Prisma.sql`v."validFrom" <= ${today}::date`
  const goesOn = Prisma.sql`coalesce(v."holdsUntil" >= ${today}::date, true)`
  const active = Prisma.sql`v.state = 'ACTIVE'`
  const from = Prisma.sql`price_list l CROSS JOIN LATERAL (
    SELECT v.* FROM price_list_version v WHERE v."listId" = l.id
    ORDER BY (${active} AND ${begun} AND ${goesOn}) DESC, (${active}) DESC, v.number DESC LIMIT 1) v`
  const standings: Record<string, Prisma.Sql> = {
    draft: Prisma.sql`v.state = 'DRAFT'`,
    upcoming: Prisma.sql`${active} AND NOT ${begun}`,
    holds: Prisma.sql`${active} AND ${begun} AND ${goesOn}`,
    ended: Prisma.sql`${active} AND NOT ${goesOn}`,
    withdrawn: Prisma.sql`v.state = 'WITHDRAWN'`,
  }
  const load = async (serials: (string | number)[]): Promise<PriceListRow[]> => {
    const rows = await db.$queryRaw<Found[]>`
      SELECT l.serial, l."isDemo", v.name, v.number AS version, v.state::text AS state,
        v."validFrom", v."validUntil", v."holdsUntil", v.priority, v."savedBy",
        v.state <> 'DRAFT' AND EXISTS (SELECT 1 FROM price_list_version d
          WHERE d."listId" = l.id AND d.state = 'DRAFT') AS "hasDraft",
        (SELECT count(*)::int FROM price_list_entry e WHERE e."versionId" = v.id) AS entries,
        ARRAY(SELECT coalesce(c.name, g.name) AS name FROM price_list_target t
          LEFT JOIN company c ON c.id = t."companyId" LEFT JOIN company_group g ON g.id = t."groupId"
          WHERE t."versionId" = v.id ORDER BY name) AS "for"
      FROM ${from} WHERE l.serial = ANY(${serials.map(Number)})`
    return rows.map(({ state, validUntil, holdsUntil, ...row }) => ({
      ...row,
      standing: standing({ state, validFrom: row.validFrom, holdsUntil }, today),
      validFrom: dayOf(row.validFrom),
      validUntil: dayOf(holdsUntil ?? validUntil),
    }))
  }
  return sqlSource(PRICE_LIST_LIST, {
    from,
    id: Prisma.sql`l.serial`,
    keys: {
      number: Prisma.sql`l.serial`,
      name: Prisma.sql`v.name`,
      from: Prisma.sql`v."validFrom"`,
      until: Prisma.sql`coalesce(v."holdsUntil", v."validUntil")`,
      priority: Prisma.sql`v.priority`,
    },
    where: ({ q, standing: asked, company, until }) => [
      standings[asked],
      company &&
        isFor(Prisma.sql`t."companyId" = ${company}::uuid OR EXISTS (
        SELECT 1 FROM company_group_member m
        WHERE m."groupId" = t."groupId" AND m."companyId" = ${company}::uuid)`),
      until && Prisma.sql`coalesce(v."holdsUntil", v."validUntil", 'infinity') >= ${until}::date`,
      q &&
        anyHas(
          q,
          [Prisma.sql`v.name`],
          [
            Prisma.sql`l.serial = ${parseListNumber(q.toUpperCase())}`,
            isFor(Prisma.sql`EXISTS (SELECT 1 FROM company c WHERE c.id = t."companyId"
              AND ${anyHas(q, [Prisma.sql`c.name`])}) OR EXISTS (
              SELECT 1 FROM company_group g WHERE g.id = t."groupId"
              AND ${anyHas(q, [Prisma.sql`g.name`])})`),
          ],
        ),
    ],
    load,
    idOf: ({ serial }) => serial,
  })
}

/** Whether some version of the list is for whom a condition on `t` names. */
const isFor = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM price_list_target t JOIN price_list_version w ON w.id = t."versionId"
    WHERE w."listId" = l.id AND (${condition}))`

const dayOf = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? ''

/** All price lists for one company, directly or through a group, the newest first. */
export async function companyPriceLists(
  actor: Actor,
  companyId: string,
  now = new Date(),
): Promise<PriceListRow[]> {
  const { state } = readList(PRICE_LIST_LIST, { company: companyId })
  const rows: PriceListRow[] = []
  for await (const row of everyRow(await priceListTable(actor, now), state)) rows.push(row)
  return rows
}
