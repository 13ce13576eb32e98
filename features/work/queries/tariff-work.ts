import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { openQuotesNaming } from '@/features/quotes/queries/open-quotes-naming'
import { worstMoves } from '@/features/quotes/queries/tariff-impact'
import { pickWords } from '@/features/quotes/rules/offer-columns'
import { moveOf } from '@/features/quotes/rules/worst-move'
import { impactDay } from '@/features/tariffs/change-schema'
import { listQuotaWindows } from '@/features/tariffs/queries/quota-windows'
import { publishedSet, rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { endingNotices } from '@/features/tariffs/rules/ending-soon'
import { shippedDestinations } from '@/features/tariffs/rules/rules-in-force'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const nothing = { value: null, owner: null, age: null, mark: null } as const

/** Drafted changes of the rules: a second person reads and publishes them. */
export async function reviewsDue(actor: Actor): Promise<WorkSection> {
  authorize(actor, 'tariff.read')
  const rows = await db.tariffChangeSet.findMany({
    where: { state: 'DRAFT' },
    orderBy: { serial: 'asc' },
    take: SECTION_ROWS + 1,
    select: { serial: true, title: true, createdBy: true, createdAt: true },
  })
  return section(
    'reviews',
    rows.map((row): WorkRow => ({
      ...nothing,
      id: String(row.serial),
      href: `/staff/tariffs/changes/${row.serial}`,
      name: String(row.serial),
      subject: row.title,
      detail: '',
      owner: row.createdBy,
      age: { day: factoryDay(row.createdAt) },
      step: 'review',
    })),
    '/staff/tariffs/changes?state=DRAFT',
  )
}

const SOON_DAYS = 7

/** Rows and reviews that end within thirty days, with how many open quotes depend on them. */
export async function rowsThatEnd(actor: Actor, now: Date, locale: Locale): Promise<WorkSection> {
  const [rules, open] = await Promise.all([rulesInForce(), openQuotesNaming(actor, now)])
  const t = translator('tariffDesk.ending', locale)
  const countries = shippedDestinations.flatMap((destination) => {
    const rows = rules.rowsOf(destination)
    return rows ? [{ destination, rules: rows, today: statutoryDay(destination, now) }] : []
  })
  const soon = addDays(factoryDay(now), SOON_DAYS)
  return section(
    'endings',
    endingNotices(countries, open).map(({ ending, destinations, quotes }): WorkRow => ({
      ...nothing,
      id: [ending.kind, ending.id, ending.title, ending.on].join(' '),
      href: '/staff/tariffs',
      name: destinations.slice(0, 3).join(', '),
      subject: t(`desk.${ending.kind}`, {
        title: ending.title,
        count: ending.measureIds.length + ending.headings.length,
        read: ending.kind === 'review' ? dayText(ending.id, locale) : '',
      }),
      detail: t('quotes', { count: quotes }),
      age: { day: ending.on },
      mark: ending.on <= soon ? 'soon' : null,
      step: 'look',
    })),
    '/staff/tariffs',
  )
}

/** Quota periods that are nearly full or full. */
export async function quotasNearFull(actor: Actor, now: Date): Promise<WorkSection> {
  const today = factoryDay(now)
  const windows = await listQuotaWindows(actor, today, now)
  return section(
    'quotas',
    windows
      .filter(
        ({ status, from, to }) =>
          from <= today && today <= to && (status === 'Critical' || status === 'Exhausted'),
      )
      .map((window): WorkRow => ({
        ...nothing,
        id: window.id,
        href: '/staff/tariffs/quotas',
        name: window.orderNumber,
        subject: window.basis,
        detail: `${window.remaining} / ${window.volume} kg`,
        age: { day: window.projectedExhaustion ?? window.to },
        mark: window.status === 'Exhausted' ? 'late' : 'soon',
        step: 'look',
      })),
    '/staff/tariffs/quotas',
  )
}

/**
 * Quotes whose buyers were told that a change of the rules affects them, and that are unchanged since they were
 * sent: with the worst effect on what can be chosen of them.
 */
export async function movedQuotes(actor: Actor, now: Date, locale: Locale): Promise<WorkSection> {
  authorize(actor, 'quote.list')
  const rows = await db.$queryRaw<
    {
      id: string
      serial: number
      companyName: string
      destination: string
      totalMinor: bigint
      currency: string
      told: Date
      set: number
    }[]
  >`
    SELECT v.id, q.serial, r."companyName", r.destination::text AS destination, v."totalMinor",
      v.currency::text AS currency, max(m."createdAt") AS told, max(split_part(m."dedupeKey", ':', 2)::int) AS set
    FROM mail_message m
    JOIN quote_revision v ON v.id = split_part(m."dedupeKey", ':', 3)::uuid
    JOIN quote q ON q.id = v."quoteId" JOIN quote_request r ON r.id = q."requestId"
    WHERE m.template = 'tariff-moved' AND m."createdAt" > ${new Date(now.getTime() - 30 * 86_400_000)}
      AND v.state = 'SENT' AND v."validUntil" > ${now}
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY told LIMIT ${SECTION_ROWS + 1}`
  const rules = await rulesInForce()
  const days = new Map<number, string>()
  for (const set of new Set(rows.map((row) => row.set))) {
    const { changes, publishedAt } = await publishedSet(set)
    days.set(set, impactDay(changes, statutoryDay('US', publishedAt)))
  }
  const worst = await worstMoves(
    new Map(rows.map(({ id, set }) => [id, days.get(set) ?? factoryDay(now)])),
    rules,
  )
  const t = translator('work.moved', locale)
  const format = formatIn(locale)
  return section(
    'moved',
    rows.map((row): WorkRow => {
      const move = worst.get(row.id)
      const amount = move ? moveOf(move) : 0
      return {
        ...nothing,
        id: String(row.serial),
        href: `/staff/quotes/${formatQuoteNumber(row.serial)}`,
        name: formatQuoteNumber(row.serial),
        subject: row.companyName,
        detail: move
          ? t(move.ways > 1 ? 'pick' : 'all', {
              destination: row.destination,
              difference: `${amount > 0 ? '+' : ''}${format.money(amount, row.currency)}`,
              pick: pickWords(move.offered, move.picks, locale).join('; '),
              moved: move.moved,
              ways: move.ways,
            })
          : row.destination,
        value: {
          minor: move?.document.totalMinor ?? Number(row.totalMinor),
          currency: row.currency,
        },
        age: { day: factoryDay(row.told) },
        step: 'requote',
      }
    }),
    '/staff/quotes?standing=SIGNABLE',
  )
}
