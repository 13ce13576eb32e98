import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus } from '@/platform/db/generated/enums'
import type { SourceOf } from '@/platform/lists/source'
import { sqlSource } from '@/platform/lists/sql-source'
import { parseRequestNumber } from '@/platform/numbers'
import { OWN_REQUEST_LIST } from '../rules/own-request-list'

export interface OwnRequestRow {
  serial: number
  status: QuoteRequestStatus
  createdAt: Date
}

/** The requests that an actor may see, to be listed: staff all, buyers their company's, guests those of their links. */
export async function ownRequestTable(
  actor: Actor,
): Promise<SourceOf<typeof OWN_REQUEST_LIST, OwnRequestRow>> {
  const own = scopeSql(scopeOf(actor, 'request.read'), {
    companyId: Prisma.sql`r."companyId"`,
    requestId: Prisma.sql`r.id`,
  })
  return sqlSource(OWN_REQUEST_LIST, {
    from: Prisma.sql`quote_request r`,
    id: Prisma.sql`r.serial`,
    keys: { sent: Prisma.sql`r."createdAt"` },
    where: ({ q, standing }) => [
      own,
      standing &&
        (standing === 'OPEN'
          ? Prisma.sql`r.status IN ('NEW', 'IN_PROGRESS')`
          : Prisma.sql`r.status = ${standing}::"QuoteRequestStatus"`),
      q && Prisma.sql`r.serial = ${parseRequestNumber(q.toUpperCase())}`,
    ],
    load: (serials) =>
      db.quoteRequest.findMany({
        where: { serial: { in: serials.map(Number) } },
        select: { serial: true, status: true, createdAt: true },
      }),
    idOf: ({ serial }) => serial,
  })
}
