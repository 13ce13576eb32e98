import 'server-only'
import { Prisma } from '@/platform/db/generated/client'
import { instantsOf, type Period } from '../rules/period'

/**
 * Quotes first sent in a period, one row each with the revision in force: `sent`, as SQL. Whatever
 * was picked of a quote, the whole of it counts. Won where it was accepted; lost where it can't be
 * signed any more or its request was declined; open otherwise.
 */
export function sentQuotes(period: Period, now: Date): Prisma.Sql {
  const [from, until] = instantsOf(period)
  return Prisma.sql`(
    SELECT q.id, q.serial, r.destination, r."companyName", r.status AS "requestStatus", r."declineReason", v.id AS "revisionId", v.state, v.currency,
      coalesce(o."totalMinor", v."totalMinor") AS "totalMinor", y.picks, coalesce(p.document, v.document) AS document, v."validUntil", v."sentById", f."firstAt",
      CASE WHEN v.state = 'ACCEPTED' THEN 'won'
        WHEN v."validUntil" <= ${now} OR v.state IN ('DECLINED', 'WITHDRAWN') OR r.status IN ('DECLINED', 'CLOSED') THEN 'lost'
        ELSE 'open' END AS outcome
    FROM quote q JOIN quote_request r ON r.id = q."requestId"
    CROSS JOIN LATERAL (SELECT min("sentAt") AS "firstAt" FROM quote_revision WHERE "quoteId" = q.id) f
    CROSS JOIN LATERAL (
      SELECT * FROM quote_revision n WHERE n."quoteId" = q.id AND n."sentAt" IS NOT NULL
      ORDER BY (n.state = 'ACCEPTED') DESC, n.number DESC LIMIT 1) v
    LEFT JOIN "order" o ON o."revisionId" = v.id
    LEFT JOIN acceptance a ON a."revisionId" = v.id LEFT JOIN quote_answer w ON w."revisionId" = v.id
    CROSS JOIN LATERAL (SELECT to_jsonb(coalesce(a.picks, w.picks)) AS picks) y
    LEFT JOIN LATERAL (
      SELECT e->'document' AS document FROM jsonb_array_elements(v.document->'alternatives') e WHERE e->'picks' = y.picks) p ON true
    WHERE f."firstAt" >= ${from} AND f."firstAt" < ${until})`
}

/** The rows of one currency, or of all. */
export const ofCurrency = (column: Prisma.Sql, { currency }: Period): Prisma.Sql =>
  currency ? Prisma.sql`${column} = ${currency}` : Prisma.sql`true`
