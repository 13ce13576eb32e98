import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus, RevisionState } from '@/platform/db/generated/enums'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseRequestNumber } from '@/platform/numbers'
import { ageInHours, isLate } from '../rules/promise'
import { REQUEST_LIST } from '../rules/request-list'

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

type Found = Omit<InboxRow, 'estimateMinor' | 'ageHours' | 'late' | 'quote'> & {
  estimateMinor: bigint
  quoteSerial: number | null
  state: RevisionState | null
  revision: number | null
}

/** The sales inbox, to be listed. @throws ForbiddenError */
export async function requestTable(
  actor: Actor,
  now = new Date(),
): Promise<SourceOf<typeof REQUEST_LIST, InboxRow>> {
  authorize(actor, 'request.list')
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
    where: ({ q, status, to, since }) => [
      status === 'ALL'
        ? null
        : status
          ? Prisma.sql`r.status = ${status}::"QuoteRequestStatus"`
          : Prisma.sql`r.status IN ('NEW', 'IN_PROGRESS')`,
      to && Prisma.sql`r.destination = ${to.toUpperCase()}`,
      since && sinceDay(Prisma.sql`r."createdAt"`, since),
      q &&
        anyHas(
          q,
          [Prisma.sql`r."companyName"`, Prisma.sql`r."contactName"`, Prisma.sql`r."contactEmail"`],
          [Prisma.sql`r.serial = ${parseRequestNumber(q.toUpperCase())}`],
        ),
    ],
    load: async (serials) => (await inboxRows(serials)).map((row) => toRow(row, now)),
    idOf: ({ serial }) => serial,
  })
}

const inboxRows = (serials: (string | number)[]): Promise<Found[]> =>
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
    WHERE r.serial = ANY(${serials.map(Number)})`

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
