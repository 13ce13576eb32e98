import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { workingTime } from '@/features/company/queries/working-time'
import { workingSpans } from '@/features/company/rules/working-time'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { addDays, FACTORY_ZONE, factoryDay } from '@/platform/day'
import { instantsOf, type Period } from '../rules/period'
import { ofCurrency, sentQuotes } from './sent-quotes'

/** Figures of the desk. Amounts are grouped by currency and never added across currencies. */

const STAGES = ['NEW', 'IN_PROGRESS', 'DRAFT', 'SENT', 'AWAITING_DEPOSIT', 'CONFIRMED'] as const
export interface PipelineRow {
  stage: (typeof STAGES)[number]
  currency: string
  count: number
  /** for requests their list value in US cents; for quotes and orders their total */
  valueMinor: number
}

type Counted<Row> = Omit<Row, 'valueMinor'> & { valueMinor: bigint }
const plain = <Row extends { valueMinor: bigint }>(row: Row) => ({
  ...row,
  valueMinor: Number(row.valueMinor),
})

/**
 * What is in progress now, by stage and currency; for orders in full, those confirmed in the
 * period.
 */
export async function pipeline(
  actor: Actor,
  period: Period,
  now = new Date(),
): Promise<PipelineRow[]> {
  authorize(actor, 'figures.read')
  const [from, until] = instantsOf(period)
  const rows = await db.$queryRaw<Counted<PipelineRow>[]>`
    SELECT s.stage, s.currency, count(*)::int AS count, sum(s.value)::bigint AS "valueMinor" FROM (
      SELECT r.status::text AS stage, 'USD' AS currency, r."estimateMinor" AS value FROM quote_request r
      WHERE r.status IN ('NEW', 'IN_PROGRESS') AND NOT EXISTS (SELECT 1 FROM quote q WHERE q."requestId" = r.id)
      UNION ALL
      SELECT CASE v.state WHEN 'DRAFT' THEN 'DRAFT' ELSE 'SENT' END, v.currency, v."totalMinor" FROM quote q
      CROSS JOIN LATERAL (SELECT * FROM quote_revision n WHERE n."quoteId" = q.id ORDER BY n.number DESC LIMIT 1) v
      WHERE v.state = 'DRAFT' OR (v.state = 'SENT' AND v."validUntil" > ${now})
      UNION ALL
      SELECT o.state::text, o.currency, o."totalMinor" FROM "order" o
      WHERE o.state = 'AWAITING_DEPOSIT' OR (o.state = 'CONFIRMED' AND o."confirmedAt" >= ${from} AND o."confirmedAt" < ${until})) s
    WHERE ${ofCurrency(Prisma.sql`s.currency`, period)}
    GROUP BY 1, 2 ORDER BY array_position(${[...STAGES]}::text[], s.stage), 2`
  return rows.map(plain)
}

export interface ResponseRow {
  /** month of the request, `YYYY-MM` at the factory */
  month: string
  asked: number
  answered: number
  /** working minutes to the first quote, among requests that got one */
  medianMinutes: number | null
  p90Minutes: number | null
}

/** How long requests of the period waited for their first quote, in working time. */
export async function responseTimes(
  actor: Actor,
  period: Period,
  now = new Date(),
): Promise<{ rows: ResponseRow[]; hasHours: boolean }> {
  authorize(actor, 'figures.read')
  const working = await workingTime()
  const spans = workingSpans(addDays(period.from, -1), factoryDay(now), working)
  const [from, until] = instantsOf(period)
  const rows = await db.$queryRaw<ResponseRow[]>`
    WITH span AS MATERIALIZED (
      SELECT * FROM unnest(${spans.map((each) => each.from)}::timestamptz[], ${spans.map((each) => each.to)}::timestamptz[]) s(opens, closes)),
    asked AS (
      SELECT r."createdAt" AS came, (SELECT min(v."sentAt") FROM quote q JOIN quote_revision v ON v."quoteId" = q.id WHERE q."requestId" = r.id) AS sent
      FROM quote_request r WHERE r."createdAt" >= ${from} AND r."createdAt" < ${until} AND r."mergedIntoId" IS NULL),
    took AS (
      SELECT a.*, CASE WHEN a.sent IS NULL THEN NULL ELSE round((SELECT coalesce(sum(extract(epoch FROM least(s.closes, a.sent) - greatest(s.opens, a.came))), 0)
        FROM span s WHERE s.closes > a.came AND s.opens < a.sent) / 60)::int END AS minutes FROM asked a)
    SELECT to_char(came AT TIME ZONE ${FACTORY_ZONE}, 'YYYY-MM') AS month, count(*)::int AS asked, count(minutes)::int AS answered,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY minutes) AS "medianMinutes", percentile_disc(0.9) WITHIN GROUP (ORDER BY minutes) AS "p90Minutes"
    FROM took GROUP BY 1 ORDER BY 1`
  return { rows, hasHours: working.opensAt !== null && working.closesAt !== null }
}

export type WinBy = 'line' | 'destination' | 'salesperson'
export interface WinRow {
  /** product line, country or name; empty where there is none */
  key: string
  won: number
  lost: number
  open: number
}

/**
 * Quotes first sent in the period and their outcome. A quote with several product lines counts in
 * each.
 */
export async function winRates(
  actor: Actor,
  by: WinBy,
  period: Period,
  now = new Date(),
): Promise<WinRow[]> {
  authorize(actor, 'figures.read')
  const keyed: Record<WinBy, Prisma.Sql> = {
    destination: Prisma.sql`SELECT s.destination::text AS key, s.outcome FROM sent s`,
    salesperson: Prisma.sql`SELECT coalesce(u.name, '') AS key, s.outcome FROM sent s LEFT JOIN "user" u ON u.id = s."sentById"`,
    line: Prisma.sql`SELECT DISTINCT s.id, coalesce(p.line::text, 'CUSTOM') AS key, s.outcome FROM sent s
      CROSS JOIN LATERAL jsonb_array_elements(s.document->'draft'->'lines') l
      LEFT JOIN variant v ON v.sku = l->>'sku' LEFT JOIN product p ON p.id = v."productId"
      WHERE l->>'kind' <> 'charge'`,
  }
  return db.$queryRaw<WinRow[]>`
    WITH sent AS (SELECT * FROM ${sentQuotes(period, now)} each WHERE ${ofCurrency(Prisma.sql`each.currency`, period)}), keyed AS (${keyed[by]})
    SELECT key, (count(*) FILTER (WHERE outcome = 'won'))::int AS won, (count(*) FILTER (WHERE outcome = 'lost'))::int AS lost, (count(*) FILTER (WHERE outcome = 'open'))::int AS open
    FROM keyed GROUP BY 1 ORDER BY count(*) DESC, 1`
}

export interface LostRow {
  reason: 'expired' | 'withdrawn' | 'declined' | 'closed' | 'said'
  /**
   * what the buyer was told where we declined; otherwise the code of the reason that they gave or
   * we learned, named by `said`
   */
  words: string
  currency: string
  count: number
  /** for quotes their total; for requests declined before a quote, their list value in US cents */
  valueMinor: number
}

/**
 * Why quotes of the period were lost and its requests declined before a quote, with their value.
 */
export async function lostReasons(
  actor: Actor,
  period: Period,
  now = new Date(),
): Promise<LostRow[]> {
  authorize(actor, 'figures.read')
  const [from, until] = instantsOf(period)
  const rows = await db.$queryRaw<Counted<LostRow>[]>`
    SELECT l.reason, l.words, l.currency, count(*)::int AS count, sum(l.value)::bigint AS "valueMinor" FROM (
      SELECT CASE WHEN why.code IS NOT NULL THEN 'said' WHEN s."requestStatus" = 'DECLINED' THEN 'declined'
          WHEN s."requestStatus" = 'CLOSED' THEN 'closed' WHEN s.state = 'WITHDRAWN' THEN 'withdrawn' ELSE 'expired' END AS reason,
        coalesce(why.code, s."declineReason", '') AS words, s.currency, s."totalMinor" AS value
      FROM ${sentQuotes(period, now)} s
      LEFT JOIN LATERAL (
        SELECT code FROM (
          SELECT l."reasonCode" AS code, l."createdAt" AS at FROM quote_loss l WHERE l."revisionId" = s."revisionId"
          UNION ALL
          SELECT y.answer, y."answeredAt" FROM quote_survey y WHERE y."revisionId" = s."revisionId" AND y.question = 'reason') k
        ORDER BY at DESC LIMIT 1) why ON true
      WHERE s.outcome = 'lost'
      UNION ALL
      SELECT 'declined', coalesce(r."declineReason", ''), 'USD', r."estimateMinor" FROM quote_request r
      WHERE r.status = 'DECLINED' AND r."createdAt" >= ${from} AND r."createdAt" < ${until}
        AND NOT EXISTS (SELECT 1 FROM quote q JOIN quote_revision v ON v."quoteId" = q.id WHERE q."requestId" = r.id AND v."sentAt" IS NOT NULL)) l
    WHERE ${ofCurrency(Prisma.sql`l.currency`, period)}
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`
  return rows.map(plain)
}

export interface TariffShareRow {
  destination: string
  currency: string
  count: number
  dutyMinor: number
  /** value of the goods including duty, whoever pays it */
  landedMinor: number
}

/**
 * The share of duty in the landed price, by destination, for quotes first sent in the period whose
 * duty is known.
 */
export async function tariffShares(
  actor: Actor,
  period: Period,
  now = new Date(),
): Promise<TariffShareRow[]> {
  authorize(actor, 'figures.read')
  const rows = await db.$queryRaw<
    (Omit<TariffShareRow, 'dutyMinor' | 'landedMinor'> & {
      dutyMinor: bigint
      landedMinor: bigint
    })[]
  >`
    SELECT s.destination::text AS destination, s.currency, count(*)::int AS count, sum(d.duty)::bigint AS "dutyMinor",
      sum(s."totalMinor" - (s.document->>'surchargeMinor')::bigint + d.duty)::bigint AS "landedMinor"
    FROM ${sentQuotes(period, now)} s CROSS JOIN LATERAL (SELECT (s.document->'duty'->>'totalMinor')::bigint AS duty) d
    WHERE (s.document->'duty'->>'complete')::boolean AND ${ofCurrency(Prisma.sql`s.currency`, period)}
    GROUP BY 1, 2 ORDER BY 1, 2`
  return rows.map((row) => ({
    ...row,
    dutyMinor: Number(row.dutyMinor),
    landedMinor: Number(row.landedMinor),
  }))
}

export interface MarginRow {
  /** month of sending, `YYYY-MM` at the factory */
  month: string
  currency: string
  count: number
  costMinor: number
  marginMinor: number
}

/**
 * The margin of quotes of the period by the costs of the day they were sent, by month and currency.
 */
export async function margins(
  actor: Actor,
  period: Period,
  now = new Date(),
): Promise<MarginRow[]> {
  authorize(actor, 'cost.read')
  const rows = await db.$queryRaw<
    (Omit<MarginRow, 'costMinor' | 'marginMinor'> & { costMinor: bigint; marginMinor: bigint })[]
  >`
    SELECT to_char(s."firstAt" AT TIME ZONE ${FACTORY_ZONE}, 'YYYY-MM') AS month, m.currency, count(*)::int AS count,
      sum(coalesce((p.margin->>'costMinor')::bigint, m."costMinor"))::bigint AS "costMinor",
      sum(coalesce((p.margin->>'marginMinor')::bigint, m."marginMinor"))::bigint AS "marginMinor"
    FROM ${sentQuotes(period, now)} s JOIN revision_margin m ON m."revisionId" = s."revisionId"
    LEFT JOIN LATERAL (
      SELECT e AS margin FROM jsonb_array_elements(m.margin->'alternatives') e WHERE e->'picks' = s.picks) p ON true
    WHERE ${ofCurrency(Prisma.sql`m.currency`, period)} GROUP BY 1, 2 ORDER BY 1, 2`
  return rows.map((row) => ({
    ...row,
    costMinor: Number(row.costMinor),
    marginMinor: Number(row.marginMinor),
  }))
}

export interface ExpiringRow {
  serial: number
  companyName: string
  currency: string
  totalMinor: number
  validUntil: Date
  salesperson: string
}

/** Quotes that can be signed and expire within a week, the earliest first. */
export async function expiring(
  actor: Actor,
  period: Pick<Period, 'currency'>,
  now = new Date(),
): Promise<ExpiringRow[]> {
  authorize(actor, 'figures.read')
  const rows = await db.quoteRevision.findMany({
    where: {
      state: 'SENT',
      validUntil: { gt: now, lte: new Date(now.getTime() + 7 * 86_400_000) },
      ...(period.currency ? { currency: period.currency } : {}),
    },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    select: {
      currency: true,
      totalMinor: true,
      validUntil: true,
      sentBy: { select: { name: true } },
      quote: { select: { serial: true, request: { select: { companyName: true } } } },
    },
  })
  return rows.map(({ quote, sentBy, totalMinor, ...row }) => ({
    ...row,
    serial: quote.serial,
    companyName: quote.request.companyName,
    totalMinor: Number(totalMinor),
    salesperson: sentBy?.name ?? '',
  }))
}

/** Currencies that quotes have been made in. */
export async function quotedCurrencies(actor: Actor): Promise<string[]> {
  authorize(actor, 'figures.read')
  const rows = await db.quoteRevision.findMany({
    distinct: ['currency'],
    select: { currency: true },
    orderBy: { currency: 'asc' },
  })
  return rows.map(({ currency }) => currency)
}
