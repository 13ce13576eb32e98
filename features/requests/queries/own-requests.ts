import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { unreadEntries } from '@/features/threads/queries/unread'
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
  /** entries of its thread that the actor hasn't read */
  unread: number
}

/** The list of requests that an actor may see: staff all, buyers their company's, guests those of their links. */
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
    load: async (serials) => {
      const numbers = serials.map(Number)
      const [rows, unread] = await Promise.all([
        db.quoteRequest.findMany({
          where: { serial: { in: numbers } },
          select: { serial: true, status: true, createdAt: true },
        }),
        unreadEntries(actor, numbers),
      ])
      return rows.map((row) => ({ ...row, unread: unread.get(row.serial) ?? 0 }))
    },
    idOf: ({ serial }) => serial,
  })
}
