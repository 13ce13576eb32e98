import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import type { NamedRows } from '@/features/tariffs/rules/ending-soon'
import { db } from '@/platform/db/client'

interface Row {
  destination: string
  measureIds: string[]
  headings: string[]
  orderNumbers: string[]
}

/** Rows that the duty of an open quote names, and the country whose rules they are. */
export interface OpenQuoteNames extends NamedRows {
  destination: string
}

/**
 * Rows named by the duties of open quotes in any pick, one entry per quote: drafts, and sent quotes
 * that can still be accepted. Read within the database: a document is tens of kilobytes.
 */
export async function openQuotesNaming(actor: Actor, now = new Date()): Promise<OpenQuoteNames[]> {
  authorize(actor, 'tariff.read')
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.document->'draft'->>'destination' AS destination,
      COALESCE(array_agg(DISTINCT layer->>'measureId') FILTER (WHERE layer->>'measureId' IS NOT NULL), '{}') AS "measureIds",
      COALESCE(array_agg(DISTINCT layer->>'heading') FILTER (WHERE layer->>'heading' IS NOT NULL), '{}') AS headings,
      COALESCE(array_agg(DISTINCT layer->>'orderNumber') FILTER (WHERE layer->>'orderNumber' IS NOT NULL), '{}') AS "orderNumbers"
    FROM quote_revision r
    CROSS JOIN LATERAL (
      SELECT jsonb_path_query(r.document, '$.duty.lines[*].layers[*]') AS layer
      UNION ALL SELECT jsonb_path_query(r.document, '$.duty.lines[*].splits[*]')
      UNION ALL SELECT jsonb_path_query(r.document, '$.alternatives[*].document.duty.lines[*].layers[*]')
      UNION ALL SELECT jsonb_path_query(r.document, '$.alternatives[*].document.duty.lines[*].splits[*]')
    ) named
    WHERE r.state = 'DRAFT' OR (r.state = 'SENT' AND r."validUntil" > ${now})
    GROUP BY r."quoteId", 1`
  return rows.map(({ destination, measureIds, headings, orderNumbers }) => ({
    destination,
    measureIds: new Set(measureIds),
    headings: new Set(headings),
    orderNumbers: new Set(orderNumbers),
  }))
}
