import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { unreadEntries } from '@/features/threads/queries/unread'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus, RevisionState } from '@/platform/db/generated/enums'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseRequestNumber } from '@/platform/numbers'
import { isOpen } from '../rules/handling'
import { lateBefore, waiting, type Clock, type Waiting } from '../rules/promise'
import { REQUEST_LIST } from '../rules/request-list'
import { promiseClock } from './response-promise'

export interface InboxRow {
  serial: number
  /** the shown version, which each deed names */
  version: number
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
  /** its response time; null where nothing waits for an answer */
  waiting: Waiting | null
  /** who answers it */
  ownerName: string | null
  /** YYYY-MM-DD, where it is snoozed until a future day */
  snoozedUntil: string | null
  /** serial of another request of the company that may be the same */
  twin: number | null
  status: QuoteRequestStatus
  /** entries of its thread that the actor hasn't read */
  unread: number
  quote: { serial: number; state: RevisionState; revision: number } | null
}

type Found = Omit<InboxRow, 'estimateMinor' | 'waiting' | 'quote' | 'unread'> & {
  estimateMinor: bigint
  /** a quote that the buyer asks for again waits from then on */
  since: Date
  quoteSerial: number | null
  state: RevisionState | null
  revision: number | null
}

const WAITS = Prisma.sql`r.status IN ('NEW', 'IN_PROGRESS')`
/** Since when it waits: for a quote that is asked for again, since then. */
const SINCE = Prisma.sql`COALESCE((SELECT q."requoteAskedAt" FROM quote q WHERE q."requestId" = r.id), r."createdAt")`

/**
 * The list of the sales inbox.
 * @throws ForbiddenError
 */
export async function requestTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof REQUEST_LIST, InboxRow>> {
  authorize(actor, 'request.list')
  const clock = await promiseClock(now)
  const today = factoryDay(now)
  const isPutOff = Prisma.sql`COALESCE(r."snoozedUntil" > ${today}::date, false)`
  const waits = (wait: string): Prisma.Sql => {
    switch (wait) {
      case 'LATE':
        return Prisma.sql`(${WAITS} AND r."createdAt" < ${lateBefore(clock)} AND ${SINCE} < ${lateBefore(clock)} AND NOT ${isPutOff})`
      case 'SNOOZED':
        return Prisma.sql`(${WAITS} AND ${isPutOff})`
      default:
        return Prisma.sql`(${WAITS} AND NOT ${isPutOff})`
    }
  }
  return sqlSource(REQUEST_LIST, {
    from: Prisma.sql`quote_request r`,
    id: Prisma.sql`r.serial`,
    keys: {
      came: Prisma.sql`r."createdAt"`,
      number: Prisma.sql`r.serial`,
      buyer: Prisma.sql`r."companyName"`,
      destination: Prisma.sql`r.destination::text`,
      value: Prisma.sql`r."estimateMinor"`,
    },
    where: ({ q, status, who, wait, to, since, company }) => [
      company && Prisma.sql`r."companyId" = ${company}::uuid`,
      status && status !== 'ALL' ? Prisma.sql`r.status = ${status}::"QuoteRequestStatus"` : null,
      status && !wait ? null : waits(wait),
      who === 'ME' ? Prisma.sql`r."assignedToId" = ${actor.userId}` : null,
      who === 'NOBODY' ? Prisma.sql`r."assignedToId" IS NULL` : null,
      to && Prisma.sql`r.destination = ${to.toUpperCase()}`,
      since && sinceDay(Prisma.sql`r."createdAt"`, since),
      q &&
        anyHas(
          q,
          [Prisma.sql`r."companyName"`, Prisma.sql`r."contactName"`, Prisma.sql`r."contactEmail"`],
          [Prisma.sql`r.serial = ${parseRequestNumber(q.toUpperCase())}`],
        ),
    ],
    load: async (serials) => {
      const [rows, unread] = await Promise.all([
        inboxRows(serials, today),
        unreadEntries(actor, serials.map(Number)),
      ])
      return rows.map((row) => ({ ...toRow(row, clock), unread: unread.get(row.serial) ?? 0 }))
    },
    idOf: ({ serial }) => serial,
  })
}

/**
 * Another request of the company, near in time, for one of the same articles; only the newest few are compared. A
 * mark in the list; the page of the request shows the similarity.
 */
const twinOf = Prisma.sql`
  SELECT o.serial FROM (
    SELECT id, serial FROM quote_request
    WHERE "companyId" = r."companyId" AND id <> r.id AND status IN ('NEW', 'IN_PROGRESS')
      AND "createdAt" BETWEEN r."createdAt" - interval '14 days' AND r."createdAt" + interval '14 days'
    ORDER BY "createdAt" DESC LIMIT 10) o
  WHERE l.articles IS NOT NULL AND EXISTS (
    SELECT 1 FROM quote_request_line b WHERE b."requestId" = o.id AND b."variantId" = ANY(l.articles))
  LIMIT 1`

const inboxRows = (serials: (string | number)[], today: string): Promise<Found[]> =>
  db.$queryRaw<Found[]>`/* keep inbox_rows */
    SELECT r.serial, r."handlingVersion" AS version, r."companyName", r."contactName", r.destination, r.incoterm::text AS incoterm,
      r.currency, r."estimateMinor", r."createdAt", r.status::text AS status,
      COALESCE(q."requoteAskedAt", r."createdAt") AS since, u.name AS "ownerName",
      CASE WHEN r."snoozedUntil" > ${today}::date THEN r."snoozedUntil"::text END AS "snoozedUntil",
      l."lineCount", l."customLineCount", f."fileCount", t.serial AS twin,
      q.serial AS "quoteSerial", v.state::text AS state, v.number AS revision
    FROM quote_request r
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "lineCount",
        (count(*) FILTER (WHERE kind = 'CUSTOM'))::int AS "customLineCount",
        array_agg("variantId") FILTER (WHERE "variantId" IS NOT NULL) AS articles
      FROM quote_request_line WHERE "requestId" = r.id) l
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "fileCount" FROM attachment WHERE "requestId" = r.id) f
    LEFT JOIN quote q ON q."requestId" = r.id
    LEFT JOIN "user" u ON u.id = r."assignedToId"
    LEFT JOIN LATERAL (${twinOf}) t ON ${WAITS}
    LEFT JOIN LATERAL (
      SELECT state, number FROM quote_revision WHERE "quoteId" = q.id
      ORDER BY number DESC LIMIT 1) v ON true
    WHERE r.serial = ANY(${serials.map(Number)})`

function toRow(
  { quoteSerial, state, revision, since, ...row }: Found,
  clock: Clock,
): Omit<InboxRow, 'unread'> {
  return {
    ...row,
    estimateMinor: Number(row.estimateMinor),
    waiting: isOpen(row.status) ? waiting(since, clock) : null,
    quote:
      quoteSerial !== null && state !== null && revision !== null
        ? { serial: quoteSerial, state, revision }
        : null,
  }
}
