import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { salesListBounds, soonUntil } from '@/features/company/queries/told-ahead'
import { requestTable, type InboxRow } from '@/features/requests/queries/inbox'
import { promiseClock } from '@/features/requests/queries/response-promise'
import { requestHref, REQUEST_LIST } from '@/features/requests/rules/request-list'
import { waiting, type Waiting } from '@/features/requests/rules/promise'
import { addDays, factoryDay, factoryInstant } from '@/platform/day'
import { db } from '@/platform/db/client'
import { readListQuery } from '@/platform/lists/shape'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const SOON_HOURS = 2
const markOf = ({ late, hoursLeft }: Waiting): WorkRow['mark'] =>
  late ? 'late' : hoursLeft <= SOON_HOURS ? 'soon' : null

/** Requests that wait for an answer, the oldest first. */
export async function toAnswer(actor: Actor, now: Date): Promise<WorkSection> {
  const table = await requestTable(actor, now)
  const { filter, sort, down } = readListQuery(REQUEST_LIST, '')
  const found = await table.find({
    filter,
    sort,
    down,
    reverse: false,
    from: null,
    take: SECTION_ROWS + 1,
  })
  const row = (each: InboxRow): WorkRow => {
    const number = formatRequestNumber(each.serial)
    return {
      id: number,
      href: each.quote
        ? `/staff/quotes/${formatQuoteNumber(each.quote.serial)}`
        : requestHref(number, ''),
      name: number,
      subject: each.companyName,
      detail: each.destination,
      value: { minor: each.estimateMinor, currency: 'USD' },
      owner: each.ownerName,
      age: each.waiting && { hours: each.waiting.ageHours },
      mark: each.waiting && markOf(each.waiting),
      step: each.quote ? 'continue' : 'answer',
    }
  }
  return section('toAnswer', found.flatMap(({ rows }) => rows).map(row), REQUEST_LIST.path)
}

interface QuoteFound {
  serial: number
  companyName: string
  destination: string
  ownerName: string | null
  totalMinor: bigint
  currency: string
  at: Date
}

const quoteRow = (row: QuoteFound, rest: Pick<WorkRow, 'age' | 'mark' | 'step'>): WorkRow => ({
  id: String(row.serial),
  href: `/staff/quotes/${formatQuoteNumber(row.serial)}`,
  name: formatQuoteNumber(row.serial),
  subject: row.companyName,
  detail: row.destination,
  value: { minor: Number(row.totalMinor), currency: row.currency },
  owner: row.ownerName,
  ...rest,
})

/** Quotes whose buyers ask for a new one: the promised time counts from then on. */
export async function askedAnew(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'quote.list')
  const clock = await promiseClock(now)
  const rows = await db.$queryRaw<QuoteFound[]>`
    SELECT q.serial, r."companyName", r.destination::text AS destination, u.name AS "ownerName",
      v."totalMinor", v.currency::text AS currency, q."requoteAskedAt" AS at
    FROM quote q JOIN quote_request r ON r.id = q."requestId"
    LEFT JOIN "user" u ON u.id = r."assignedToId"
    JOIN LATERAL (
      SELECT "totalMinor", currency FROM quote_revision WHERE "quoteId" = q.id AND state <> 'DRAFT'
      ORDER BY number DESC LIMIT 1) v ON true
    WHERE q."requoteAskedAt" IS NOT NULL
    ORDER BY q."requoteAskedAt", q.serial LIMIT ${SECTION_ROWS + 1}`
  return section(
    'askedAnew',
    rows.map((row) => {
      const stands = waiting(row.at, clock)
      return quoteRow(row, {
        age: { hours: stands.ageHours },
        mark: markOf(stands),
        step: 'requote',
      })
    }),
    '/staff/quotes',
  )
}

/** Quotes that will expire within the number of days that the house has set. */
export async function expiring(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'quote.list')
  const [{ listedDays }, soon] = await Promise.all([salesListBounds(), soonUntil(factoryDay(now))])
  // A day ends as the next begins.
  const until =
    listedDays === null
      ? factoryInstant(`${addDays(soon, 1)}T00:00`)
      : new Date(now.getTime() + listedDays * 86_400_000)
  const rows = await db.$queryRaw<QuoteFound[]>`
    SELECT q.serial, r."companyName", r.destination::text AS destination,
      COALESCE(u.name, s.name) AS "ownerName", v."totalMinor", v.currency::text AS currency, v."validUntil" AS at
    FROM quote_revision v JOIN quote q ON q.id = v."quoteId" JOIN quote_request r ON r.id = q."requestId"
    LEFT JOIN "user" u ON u.id = r."assignedToId" LEFT JOIN "user" s ON s.id = v."sentById"
    WHERE v.state = 'SENT' AND v."validUntil" > ${now} AND v."validUntil" <= ${until}
    ORDER BY v."validUntil", q.serial LIMIT ${SECTION_ROWS + 1}`
  // The last valid day is the one that ends at this instant.
  const lastDay = (at: Date) => factoryDay(new Date(at.getTime() - 1))
  return section(
    'expiring',
    rows.map((row) =>
      quoteRow(row, {
        age: { day: lastDay(row.at) },
        mark: lastDay(row.at) <= soon ? 'soon' : null,
        step: 'remind',
      }),
    ),
    '/staff/quotes?standing=SIGNABLE&sort=validUntil',
  )
}

/** Open quotes that their buyers have left unopened for longer than the house has set. */
export async function unopened(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'quote.list')
  const [clock, { unopenedHours }] = await Promise.all([promiseClock(now), salesListBounds()])
  const rows = await db.$queryRaw<QuoteFound[]>`
    SELECT q.serial, r."companyName", r.destination::text AS destination,
      COALESCE(u.name, s.name) AS "ownerName", v."totalMinor", v.currency::text AS currency, v."sentAt" AS at
    FROM quote_revision v JOIN quote q ON q.id = v."quoteId" JOIN quote_request r ON r.id = q."requestId"
    LEFT JOIN "user" u ON u.id = r."assignedToId" LEFT JOIN "user" s ON s.id = v."sentById"
    WHERE v.state = 'SENT' AND v."validUntil" > ${now}
      AND v."sentAt" < ${new Date(now.getTime() - unopenedHours * 3_600_000)}
      AND NOT EXISTS (SELECT 1 FROM revision_opening o WHERE o."revisionId" = v.id)
    ORDER BY v."sentAt", q.serial LIMIT ${SECTION_ROWS + 1}`
  return section(
    'unopened',
    rows.map((row) =>
      quoteRow(row, { age: { hours: waiting(row.at, clock).ageHours }, mark: null, step: 'call' }),
    ),
    '/staff/quotes?standing=UNOPENED&sort=validUntil',
  )
}
