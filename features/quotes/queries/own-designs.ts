import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, scopeOf } from '@/features/accounts/rules/permissions'
import { makeableDesign } from '@/features/designs/rules/address'
import type { Design } from '@/features/designs/rules/family'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'

/** At most this many are listed, newest first. */
export const MOST_OWN_DESIGNS = 60
/** At most this many requests are named per design. */
const NAMED = 3

/** A design that a buyer kept, or that their company requested. */
export interface OwnDesign {
  code: string
  /** its description; null for one that is no longer made */
  design: Design | null
  query: string
  /** they kept it themselves */
  isKept: boolean
  /** where it was requested, newest first, with the sent quote if there is one */
  trades: { requestSerial: number; quoteSerial: number | null }[]
}

interface Row {
  code: string
  query: string
  isKept: boolean
  trades: OwnDesign['trades'] | null
}

/**
 * The designs of a buyer: those that they kept, and those in requests and quotes that they may
 * read.
 */
export async function ownDesigns(actor: Actor, most = MOST_OWN_DESIGNS): Promise<OwnDesign[]> {
  authorize(actor, 'company.join')
  const own = scopeSql(scopeOf(actor, 'request.read'), {
    companyId: Prisma.sql`r."companyId"`,
    requestId: Prisma.sql`r.id`,
  })
  const rows = await db.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT DISTINCT l.specification->>'designCode' AS code, r.serial, r."createdAt",
        (SELECT q.serial FROM quote q WHERE q."requestId" = r.id
          AND EXISTS (SELECT 1 FROM quote_revision v WHERE v."quoteId" = q.id AND v.state <> 'DRAFT')) AS quote
      FROM quote_request r JOIN quote_request_line l ON l."requestId" = r.id
      WHERE ${own} AND l.specification ? 'designCode'),
    traded AS (
      SELECT code, max("createdAt") AS at,
        (jsonb_agg(jsonb_build_object('requestSerial', serial, 'quoteSerial', quote) ORDER BY serial DESC)) AS trades
      FROM asked GROUP BY code)
    SELECT d.code, d.query, k."userId" IS NOT NULL AS "isKept",
      jsonb_path_query_array(t.trades, ${`$[0 to ${NAMED - 1}]`}::jsonpath) AS trades
    FROM kept_design d
    LEFT JOIN traded t ON t.code = d.code
    LEFT JOIN design_keeper k ON k.code = d.code AND k."userId" = ${actor.userId}
    WHERE d.code IN (SELECT code FROM traded UNION SELECT code FROM design_keeper WHERE "userId" = ${actor.userId})
    ORDER BY GREATEST(t.at, k."keptAt") DESC, d.code LIMIT ${most}`
  return rows.map(({ trades, ...row }) => ({
    ...row,
    design: makeableDesign(row.query),
    trades: trades ?? [],
  }))
}
