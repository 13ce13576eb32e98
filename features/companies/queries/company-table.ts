import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { COMPANY_LIST } from '../rules/company-list'
import { plainNumber } from '../rules/tax-number'

export interface CompanyRow {
  id: string
  name: string
  country: string | null
  isDemo: boolean
  ownerName: string | null
  people: number
  requests: number
  quotes: number
  orders: number
  /** when the last request came in */
  lastAt: Date | null
  createdAt: Date
}

const LAST = Prisma.sql`(SELECT max(r."createdAt") FROM quote_request r WHERE r."companyId" = c.id)`

/** Companies as a list source. @throws ForbiddenError */
export async function companyTable(
  actor: Actor,
): Promise<SourceOf<typeof COMPANY_LIST, CompanyRow>> {
  authorize(actor, 'company.read')
  return sqlSource(COMPANY_LIST, {
    from: Prisma.sql`company c`,
    id: Prisma.sql`c.id`,
    keys: { name: Prisma.sql`c.name`, last: LAST, created: Prisma.sql`c."createdAt"` },
    where: ({ q, owner, country, merged }) =>
      [
        merged ? Prisma.sql`c."mergedIntoId" IS NOT NULL` : Prisma.sql`c."mergedIntoId" IS NULL`,
        owner === 'mine' && Prisma.sql`c."ownerId" = ${actor.userId}`,
        owner === 'none' && Prisma.sql`c."ownerId" IS NULL`,
        country && Prisma.sql`c.country = ${country.toUpperCase()}`,
        q &&
          anyHas(
            q,
            [Prisma.sql`c.name`, Prisma.sql`c."legalName"`],
            [
              Prisma.sql`EXISTS (SELECT 1 FROM contact p WHERE p."companyId" = c.id
              AND ${anyHas(q, [Prisma.sql`p.name`, Prisma.sql`p.email`])})`,
              Prisma.sql`EXISTS (SELECT 1 FROM company_tax_number n
              WHERE n."companyId" = c.id AND n.number = ${plainNumber(q)})`,
            ],
          ),
      ].map((each) => each || null),
    load: (ids) => db.$queryRaw<CompanyRow[]>`
      SELECT c.id::text AS id, c.name, c.country, c."isDemo", c."createdAt", u.name AS "ownerName", ${LAST} AS "lastAt",
        (SELECT count(*)::int FROM contact p WHERE p."companyId" = c.id) AS people,
        (SELECT count(*)::int FROM quote_request r WHERE r."companyId" = c.id) AS requests,
        (SELECT count(*)::int FROM quote q WHERE q."companyId" = c.id) AS quotes,
        (SELECT count(*)::int FROM "order" o WHERE o."companyId" = c.id) AS orders
      FROM company c LEFT JOIN "user" u ON u.id = c."ownerId"
      WHERE c.id = ANY(${ids.map(String)}::uuid[])`,
    idOf: ({ id }) => id,
  })
}
