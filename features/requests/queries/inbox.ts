import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus, RevisionState } from '@/platform/db/generated/enums'
import { ageInHours, isLate } from '../rules/promise'

export interface InboxRow {
  serial: number
  companyName: string
  contactName: string
  destination: string
  incoterm: string
  currency: string
  lineCount: number
  customLineCount: number
  fileCount: number
  /** list-price estimate, US cents */
  estimateMinor: number
  createdAt: Date
  ageHours: number
  /** unanswered for longer than we promise */
  late: boolean
  status: QuoteRequestStatus
  quote: { serial: number; state: RevisionState; revision: number } | null
}

export type InboxView = 'open' | 'all'

export interface InboxPage {
  rows: InboxRow[]
  /** how many requests there are in this view */
  total: number
  /** how many of them stand before these rows */
  before: number
  /** serial of the request that the next page begins after; null on the last one */
  next: number | null
}

export const INBOX_PAGE_ROWS = 100

type Found = Omit<InboxRow, 'estimateMinor' | 'ageHours' | 'late' | 'quote'> & {
  estimateMinor: bigint
  quoteSerial: number | null
  state: RevisionState | null
  revision: number | null
}

/**
 * A page of the sales inbox: open requests oldest first, or all of them newest first.
 * @param after serial of the last request of the page before; it may have been answered since
 */
export async function listInbox(
  actor: Actor,
  view: InboxView,
  { after = null, now = new Date() }: { after?: number | null; now?: Date } = {},
): Promise<InboxPage> {
  authorize(actor, 'request.triage')
  const oldestFirst = view === 'open'
  const inView = oldestFirst ? Prisma.sql`r.status IN ('NEW', 'IN_PROGRESS')` : Prisma.sql`true`
  const from = Prisma.sql`(SELECT "createdAt", serial FROM quote_request WHERE serial = ${after})`
  const place = Prisma.sql`(r."createdAt", r.serial)`
  // A serial that is nobody's begins at the start: EXISTS, since a comparison with no row is null.
  const isAfter =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(NOT EXISTS ${from} OR ${place} ${oldestFirst ? Prisma.sql`>` : Prisma.sql`<`} ${from})`
  const direction = oldestFirst ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const [found, [counts]] = await Promise.all([
    db.$queryRaw<Found[]>`
      SELECT r.serial, r."companyName", r."contactName", r.destination, r.incoterm::text AS incoterm,
        r.currency, r."estimateMinor", r."createdAt", r.status::text AS status,
        l."lineCount", l."customLineCount", f."fileCount",
        q.serial AS "quoteSerial", v.state::text AS state, v.number AS revision
      FROM quote_request r
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "lineCount",
          (count(*) FILTER (WHERE kind = 'CUSTOM'))::int AS "customLineCount"
        FROM quote_request_line WHERE "requestId" = r.id) l
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "fileCount" FROM attachment WHERE "requestId" = r.id) f
      LEFT JOIN quote q ON q."requestId" = r.id
      LEFT JOIN LATERAL (
        SELECT state, number FROM quote_revision WHERE "quoteId" = q.id
        ORDER BY number DESC LIMIT 1) v ON true
      WHERE ${inView} AND ${isAfter}
      ORDER BY r."createdAt" ${direction}, r.serial ${direction}
      LIMIT ${INBOX_PAGE_ROWS + 1}`,
    db.$queryRaw<{ total: number; rest: number }[]>`
      SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${isAfter}))::int AS rest
      FROM quote_request r WHERE ${inView}`,
  ])
  const { total, rest } = counts ?? { total: 0, rest: 0 }
  const rows = found.slice(0, INBOX_PAGE_ROWS).map((row) => toRow(row, now))
  return {
    rows,
    total,
    before: total - rest,
    next: found.length > INBOX_PAGE_ROWS ? (rows.at(-1)?.serial ?? null) : null,
  }
}

function toRow({ quoteSerial, state, revision, ...row }: Found, now: Date): InboxRow {
  const isOpen = row.status === 'NEW' || row.status === 'IN_PROGRESS'
  return {
    ...row,
    estimateMinor: Number(row.estimateMinor),
    ageHours: ageInHours(row.createdAt, now),
    late: isOpen && isLate(row.createdAt, now),
    quote:
      quoteSerial !== null && state !== null && revision !== null
        ? { serial: quoteSerial, state, revision }
        : null,
  }
}
